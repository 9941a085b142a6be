import { addMonths, type Day } from './calendar.ts'

/** What is kept for a time of its own after it ended. */
export const retentionKinds = ['closed cases', 'mails', 'security log'] as const
export type RetentionKind = (typeof retentionKinds)[number]

export type RetentionTerms = { months: number; reason: string }

/**
 * How long each is kept until the council says otherwise. The Ombudsman sets no period for councils, so each is a default
 * to be decided.
 */
export const retentionDefaults: Record<RetentionKind, RetentionTerms> = {
  'closed cases': {
    months: 72,
    reason:
      'A default, for the council to decide: six years, in which most claims about the matter can still be brought (Limitation Act 1980)',
  },
  mails: {
    months: 12,
    reason:
      'A default, for the council to decide: what a mail says is in the register as well, and that it was sent is kept',
  },
  'security log': {
    months: 24,
    reason: 'A default, for the council to decide: long enough to look into something that is found out late',
  },
}

/** What a period begins with, and what becomes of things at its end. */
export const retentionRules = {
  'closed cases': {
    from: 'the day on which the case closed',
    atItsEnd: 'Nothing yet: Redress counts the cases, and disposes of none',
  },
  mails: {
    from: 'the day on which the mail was sent or given up',
    atItsEnd:
      'Every day the text, the subject and the addresses are removed. What kind it was, about which case, when, and whether it was sent is kept',
  },
  'security log': {
    from: 'the day of the entry',
    atItsEnd: 'Every day the entry is removed',
  },
} as const satisfies Record<RetentionKind, { from: string; atItsEnd: string }>

/** What stands in place of a mail's subject once its text is gone. */
export const removedSubject = 'Removed at the end of its retention period'

/** The first day that is still kept: what ended before it is past its period. */
export const keptSince = (months: number, today: Day): Day => addMonths(today, -months)

/** '6 years', '18 months'. */
export const monthsInWords = (months: number): string => {
  const [count, noun] = months % 12 === 0 ? [months / 12, 'year'] : [months, 'month']
  return `${count} ${noun}${count === 1 ? '' : 's'}`
}

export const retentionInWords = ({ months, reason }: RetentionTerms) => ({
  'kept for': monthsInWords(months),
  reason,
})
