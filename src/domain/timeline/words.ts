const listed = new Intl.ListFormat('en-GB')
export const actionsInWords = (numbers: readonly number[]) =>
  `action${numbers.length === 1 ? '' : 's'} ${listed.format(numbers.map(String))}`
