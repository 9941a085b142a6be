import type { Provenance } from '#domain/case.ts'
import { Details } from '../components/details.tsx'

const summaries: Record<Exclude<Provenance, 'recorded'>, string> = {
  published: 'A real case, as it was published',
  generated: 'A made-up case of the demonstration',
}

/** Where the facts of a demonstration case come from, so that nobody takes the invented for the published. */
export const Provenances = ({
  provenance,
  provenanceNote,
}: {
  provenance: Provenance
  provenanceNote: string
}) =>
  provenance === 'recorded' ? null : (
    <div class="provenance">
      <Details summary={summaries[provenance]}>{provenanceNote || withoutNote[provenance]}</Details>
    </div>
  )

const withoutNote: typeof summaries = {
  published: 'Its reference and what was printed of it are from public documents.',
  generated: 'Nobody stands behind it: its reference lies in a block that the Ombudsman does not use.',
}
