/** How many tries are taken within how many minutes, of one address that is asked for, or from one network address. */
export type RateLimit = { of: string; tries: number; minutes: number }

/** Links for one e-mail address: more than anybody needs, and too few to fill an inbox. */
export const linksForAddress: RateLimit = { of: 'links for address', tries: 5, minutes: 15 }

/** Links asked for from one network address, behind which a whole council may sit. */
export const linksFromNetwork: RateLimit = { of: 'links from network', tries: 20, minutes: 15 }

/** Sign-ins begun at the council's provider from one network address: each may ask the provider, and is kept. */
export const providerFromNetwork: RateLimit = { of: 'provider sign-ins from network', tries: 60, minutes: 15 }

/** Links that did not work, tried from one network address. */
export const refusedFromNetwork: RateLimit = { of: 'refused from network', tries: 20, minutes: 15 }
