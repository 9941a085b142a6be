/**
 * The Ombudsman's reference, normalised: the year and two groups of three, '23001283'; joint health
 * cases end in a letter, '17002402b'.
 */
export type CaseReference = string

const digits = String.raw`\d{2}(?:\s?\d{3}\s?\d{3}|-\d{3}-\d{3})`
const wholeText = new RegExp(String.raw`^${digits}[\s-]?[a-z]?$`, 'i')
const insideText = new RegExp(String.raw`(?<![a-z\d£]|\d[.,/-])${digits}[a-z]?(?![a-z\d]|[.,/-]\d)`, 'gi')
const firstDemonstrationBlock = 900

const normalised = (spelling: string): CaseReference => spelling.replace(/[^\da-z]/gi, '').toLowerCase()

/** However it is typed ('23 001 283', '23-001-283', '17 002 402B'), one reference; null when it is none. */
export function normaliseReference(text: string): CaseReference | null {
  const spelling = text.trim().replace(/\s+/g, ' ')
  return wholeText.test(spelling) ? normalised(spelling) : null
}

/** As the Ombudsman prints it: '23 001 283'. */
export const showReference = (reference: CaseReference): string =>
  `${reference.slice(0, 2)} ${reference.slice(2, 5)} ${reference.slice(5)}`

/** Every reference in a letter's text, a file's name or an address, each once, in order. */
export const referencesIn = (text: string): CaseReference[] => [
  ...new Set([...text.matchAll(insideText)].map(([spelling]) => normalised(spelling))),
]

/** Demonstration cases carry a block that the Ombudsman does not reach, so none is taken for a real one. */
export const isDemonstrationReference = (reference: CaseReference): boolean =>
  Number(reference.slice(2, 5)) >= firstDemonstrationBlock
