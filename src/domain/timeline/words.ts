/** Small words of the timeline. */
export const sentence = (words: string) => words.slice(0, 1).toUpperCase() + words.slice(1)
const listed = new Intl.ListFormat('en-GB')
export const actionsInWords = (numbers: readonly number[]) =>
  `action${numbers.length === 1 ? '' : 's'} ${listed.format(numbers.map(String))}`
