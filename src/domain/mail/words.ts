import { type Day, dayWithWeekday } from '../calendar.ts'
import { showReference } from '../case-reference.ts'

const listed = new Intl.ListFormat('en-GB')

/** A subject names the case by its reference alone: whoever reads over a shoulder learns nothing more. */
export const subjectOf = (what: string, reference: string): string => `${what}: ${showReference(reference)}`

/** For whom somebody gets a mail while they are away, as its first sentence. */
export const inPlaceOfWords = (absent: readonly string[]): string =>
  absent.length === 0
    ? ''
    : `You get this in place of ${listed.format(absent)}, who ${absent.length === 1 ? 'is' : 'are'} away.`

/** 'question 1', 'questions 1 and 3'. */
export const numbered = (noun: string, numbers: readonly number[]): string =>
  `${noun}${numbers.length === 1 ? '' : 's'} ${listed.format(numbers.map(String))}`

/** 'by Friday 1 September 2023', or nothing where no day is set. */
export const byLastDay = (day: Day | null): string => (day ? ` by ${dayWithWeekday(day)}` : '')

export const paragraphs = (...parts: (string | readonly string[])[]): string =>
  parts
    .map((part) => (typeof part === 'string' ? part : part.map((item) => `- ${item}`).join('\n')))
    .filter((part) => part !== '')
    .join('\n\n')
