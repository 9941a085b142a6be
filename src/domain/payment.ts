/** How money reaches a person; some have no bank account, or will not name it (Manual for Councils, part 8). */
export const paymentMethods = [
  'BACS',
  'cheque',
  'prepaid card',
  'credit to an account with the council',
  'other',
] as const
export type PaymentMethod = (typeof paymentMethods)[number]

export const paymentMethodInWords: Record<PaymentMethod, string> = {
  BACS: 'BACS, to a bank account',
  cheque: 'Cheque',
  'prepaid card': 'Prepaid card, for somebody without a bank account',
  'credit to an account with the council': 'Credit to an account with the council, such as rent',
  other: 'Another way',
}
