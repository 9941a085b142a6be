const pounds = new Intl.NumberFormat('en-GB', { style: 'currency', currency: 'GBP' })

/** '£1,234.56', and whole pounds as the Ombudsman writes them: '£250'. */
export const poundsInWords = (pence: number): string => pounds.format(pence / 100).replace(/\.00$/, '')

const amount = /^£?\s*(\d{1,3}(?:,\d{3})+|\d{1,9})(?:\.(\d{2}))?$/

/** What a person or a finance system writes as an amount, in whole pence; null when it is none. */
export function penceFrom(text: string): number | null {
  const [, wholePounds, pence = '00'] = amount.exec(text.trim()) ?? []
  return wholePounds === undefined ? null : Number(wholePounds.replaceAll(',', '') + pence)
}
