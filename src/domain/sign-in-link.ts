/** A link that an administrator makes is handed over by hand, and may lie there overnight. */
export const madeLinkMinutes = 24 * 60

type Link = { usedAt: Date | null; expiresAt: Date }

/** Whether a link still works at a moment, and why it does not. It works until its last moment, and once. */
export const refusalOf = ({ usedAt, expiresAt }: Link, at: Date): 'used' | 'late' | null => {
  if (usedAt) return 'used'
  return at < expiresAt ? null : 'late'
}

/** '15 minutes', '1 hour', '24 hours'. */
export const minutesInWords = (minutes: number): string => {
  const [count, unit] = minutes % 60 === 0 ? [minutes / 60, 'hour'] : [minutes, 'minute']
  return `${count} ${unit}${count === 1 ? '' : 's'}`
}
