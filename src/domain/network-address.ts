/** The eight groups of an IPv6 address, or null where it is none. */
function groupsOf(address: string): number[] | null {
  const [head = '', tail, more] = address.split('::')
  if (more !== undefined) return null
  const read = (part: string) => (part === '' ? [] : part.split(':'))
  const given = [...read(head), ...read(tail ?? '')]
  if (given.some((group) => !/^[0-9a-f]{1,4}$/i.test(group))) return null
  const missing = 8 - given.length
  if (tail === undefined ? missing !== 0 : missing < 1) return null
  const all = [
    ...read(head),
    ...Array<string>(tail === undefined ? 0 : missing).fill('0'),
    ...read(tail ?? ''),
  ]
  return all.map((group) => Number.parseInt(group, 16))
}

const isV4 = (address: string) =>
  /^\d{1,3}(\.\d{1,3}){3}$/.test(address) && address.split('.').every((part) => Number(part) <= 255)

/** An address as it is written once: no port, no brackets, no zone, and IPv4 as itself. Empty where it is none. */
export function plainAddress(written: string): string {
  const text = written.trim()
  const inside = /^\[([^\]]*)\](?::\d+)?$/.exec(text)?.[1] ?? /^([\d.]+):\d+$/.exec(text)?.[1] ?? text
  const address = inside.replace(/%.*$/, '').replace(/^::ffff:(?=[\d.]+$)/i, '')
  return isV4(address) || groupsOf(address) ? address.toLowerCase() : ''
}

/**
 * From where a request comes. Each proxy appends the address that it was reached from, so with n proxies of our own the
 * nth entry from the end is the last that one of them wrote: what stands before it, anybody could have sent.
 */
export function clientAddress({
  connection,
  forwardedFor,
  trustedProxies,
}: {
  connection: string
  forwardedFor: string | undefined
  trustedProxies: number
}): string {
  const entries = trustedProxies > 0 ? (forwardedFor?.split(',') ?? []) : []
  const entry = entries[Math.max(0, entries.length - trustedProxies)]
  return (entry && plainAddress(entry)) || plainAddress(connection)
}

/** The network of an address, as wide as one household or office has it: 24 bits of IPv4, 48 of IPv6. */
export function networkOf(address: string): string {
  const plain = plainAddress(address)
  if (isV4(plain)) return `${plain.split('.').slice(0, 3).join('.')}.0/24`
  const groups = groupsOf(plain)
  return groups
    ? `${groups
        .slice(0, 3)
        .map((group) => group.toString(16))
        .join(':')}::/48`
    : ''
}

/** Whom tries are counted against: one address of IPv4, or the 64 bits of IPv6 that one line is given. */
export function lineOf(address: string): string {
  const plain = plainAddress(address)
  const groups = isV4(plain) ? null : groupsOf(plain)
  return groups
    ? `${groups
        .slice(0, 4)
        .map((group) => group.toString(16))
        .join(':')}::/64`
    : plain
}
