const pounds = new Intl.NumberFormat('en-GB', { style: 'currency', currency: 'GBP' })
const wholePounds = new Intl.NumberFormat('en-GB', {
  style: 'currency',
  currency: 'GBP',
  maximumFractionDigits: 0,
})

/** A sum: whole pounds without pence in running text, to the penny in tables. */
export const Money = ({ pence, exact }: { pence: number; exact?: boolean }) => (
  <span class="money">{(exact || pence % 100 !== 0 ? pounds : wholePounds).format(pence / 100)}</span>
)
