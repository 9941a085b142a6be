/** From whom mails come and when the morning's go out. morning: '07:00', as the council's clocks show it. */
export type MailSettings = {
  fromName: string
  fromAddress: string
  replyTo: string
  signature: string
  morning: string
}

export const mailSettingsInWords = (settings: MailSettings): Record<string, string> => ({
  'sender’s name': settings.fromName,
  'sender’s address': settings.fromAddress,
  'address for answers': settings.replyTo,
  signature: settings.signature,
  'hour of the morning': settings.morning,
})
