const words: Record<string, number> = {
  a: 1,
  an: 1,
  one: 1,
  two: 2,
  three: 3,
  four: 4,
  five: 5,
  six: 6,
  seven: 7,
  eight: 8,
  nine: 9,
  ten: 10,
  eleven: 11,
  twelve: 12,
  thirteen: 13,
  fourteen: 14,
  fifteen: 15,
  sixteen: 16,
  seventeen: 17,
  eighteen: 18,
  nineteen: 19,
  twenty: 20,
  thirty: 30,
  forty: 40,
  fifty: 50,
  sixty: 60,
  seventy: 70,
  eighty: 80,
  ninety: 90,
}
const multiples: Record<string, number> = { hundred: 100, thousand: 1000 }

/** A whole number as the Ombudsman's decisions write it, for use within a pattern: '28', '1,300', 'two hundred and fifty'. */
const oneWord = [...Object.keys(words), ...Object.keys(multiples)].join('|')
export const numberPattern = `(?:\\d{1,3}(?:,\\d{3})+|\\d{1,9}|(?:${oneWord})(?:(?:[ -]|, | and )(?:${oneWord})){0,7})`

/** 'twenty-eight' is 28, 'two hundred and fifty' 250; null when it is no number. */
export function numberFrom(text: string): number | null {
  const plain = text.trim().toLowerCase()
  if (/^\d[\d,]*$/.test(plain)) return Number(plain.replaceAll(',', ''))
  let total = 0
  let below = 0
  for (const word of plain.split(/[\s,-]+/)) {
    if (word === 'and') continue
    const multiple = multiples[word]
    if (multiple === 1000) {
      total += (below || 1) * 1000
      below = 0
    } else if (multiple) below = (below || 1) * multiple
    else if (words[word] === undefined) return null
    else below += words[word]
  }
  return total + below
}
