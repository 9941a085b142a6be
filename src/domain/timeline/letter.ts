import { dayInWords } from '../calendar.ts'
import { capital } from '../capital.ts'
import type { Kinded, Letter, TimelineEntry } from './case-on-file.ts'

export const plain = ({ letterId: _, lines = [], files = [], ...entry }: Kinded): TimelineEntry => ({
  ...entry,
  lines: lines.filter((line): line is string => !!line),
  files,
})

export const withLetter = (entry: Kinded, letter: Letter): TimelineEntry =>
  plain({
    ...entry,
    kinds: [...entry.kinds, 'letters'],
    by: entry.by ?? (letter.direction === 'out' ? letter.recordedBy : undefined),
    lines: [...new Set([...(entry.lines ?? []), ...linesOf(letter)])],
    files: [...letter.files],
  })

export const ofLetter = (letter: Letter): TimelineEntry =>
  plain({
    kinds: ['letters'],
    day: letter.exchangedOn,
    title: `${capital(letter.kind)} ${letter.direction === 'in' ? 'received' : 'sent'}`,
    by: letter.direction === 'in' ? 'the Ombudsman' : letter.recordedBy,
    lines: linesOf(letter),
    files: [...letter.files],
  })

const linesOf = ({ subject, note, letterOn, exchangedOn, channel }: Letter): string[] => {
  const dated = letterOn && letterOn !== exchangedOn ? `dated ${dayInWords(letterOn)}, ` : ''
  return [`${subject} (${dated}by ${channel})`, note].filter((line) => line !== '')
}
