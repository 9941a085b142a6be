/** How somebody came in: by a link that was mailed, by the council's OpenID provider, or by choice in the demonstration. */
export const waysIn = ['link', 'provider', 'choice'] as const
export type WayIn = (typeof waysIn)[number]

export const wayInInWords: Record<WayIn, string> = {
  link: 'By a link',
  provider: 'With the council account',
  choice: 'By choice, in the demonstration',
}
