/** Words as they begin a line: 'Investigation enquiry'. */
export const capital = (words: string): string => words.slice(0, 1).toUpperCase() + words.slice(1)

/** Words as they go on within a line: 'investigation enquiry'. */
export const small = (words: string): string => words.slice(0, 1).toLowerCase() + words.slice(1)
