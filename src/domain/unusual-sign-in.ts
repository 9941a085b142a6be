import { browserInWords } from './browser-in-words.ts'
import { networkOf } from './network-address.ts'

/** From where somebody came in: the browser as it names itself, and a network address. */
type Place = { browser: string; address: string }

/** How far back sign-ins are looked at, and kept. */
export const daysLookedBack = 90

/**
 * What of a sign-in was not seen with this person before: the kind of browser, the network. The first one ever is not
 * unusual, for there is nothing to compare it with, nor is a place that is not known.
 */
export function unusualIn(now: Place, earlier: readonly Place[]): ('browser' | 'network')[] {
  if (earlier.length === 0) return []
  const network = networkOf(now.address)
  const newBrowser = !earlier.some(({ browser }) => browserInWords(browser) === browserInWords(now.browser))
  const newNetwork = network !== '' && !earlier.some(({ address }) => networkOf(address) === network)
  return [...(newBrowser ? (['browser'] as const) : []), ...(newNetwork ? (['network'] as const) : [])]
}
