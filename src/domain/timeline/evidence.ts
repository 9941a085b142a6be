import { aboutAction } from './action.ts'
import type { Action, Evidence, Told } from './case-on-file.ts'
import { actionsInWords } from './words.ts'

export function ofEvidence(version: Evidence, actions: readonly Action[]): Told[] {
  const numbers = actions.filter(({ id }) => version.actionIds.includes(id)).map(({ number }) => number)
  const about = numbers[0] === undefined ? {} : { about: aboutAction(numbers[0]) }
  const proof = numbers.length > 0 ? ` for ${actionsInWords(numbers)}` : ''
  const file = { id: version.fileId, name: version.name, bytes: version.bytes }
  const name = `“${version.name}”`
  return [
    {
      day: version.uploadedOn,
      title: version.version > 1 ? `New version of evidence${proof}` : `Evidence uploaded${proof}`,
      by: version.uploadedBy,
      lines: [version.note],
      files: [file],
      ...about,
    },
    ...(version.verdict && version.reviewedOn
      ? [
          {
            day: version.reviewedOn,
            title: version.verdict === 'cleared' ? `${name} cleared` : `Changes requested to ${name}`,
            by: version.reviewedBy ?? undefined,
            lines: [version.reason],
            ...about,
          },
        ]
      : []),
  ]
}
