import type { Stage } from '#domain/case.ts'
import { Tag, type TagColour } from '../components/tag.tsx'

const colours: Record<Stage, TagColour | undefined> = {
  'Review by the Ombudsman': 'purple',
  Closed: 'grey',
  'Non-compliance': 'red',
  'With the Ombudsman': 'turquoise',
  'Remedy outstanding': 'orange',
  'Draft decision': 'yellow',
  Investigation: 'blue',
  Assessment: 'blue',
  Intake: 'blue',
}

export const StageTag = ({ stage }: { stage: Stage }) => <Tag colour={colours[stage]}>{stage}</Tag>
