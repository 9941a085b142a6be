/** Issuers of Microsoft's that stand for every directory at once: anybody's account would be let in. */
const everyDirectory = new Set(['common', 'organizations', 'consumers'])

/** What is wrong with a provider's address, or null. */
export function faultInIssuer(issuer: string): string | null {
  const { protocol, hostname, pathname } = new URL(issuer)
  const [, tenant = ''] = pathname.split('/')
  if (
    /(^|\.)login\.(microsoftonline|partner\.microsoftonline|chinacloudapi)\./.test(hostname) &&
    everyDirectory.has(tenant.toLowerCase())
  ) {
    return `“${tenant}” stands for every directory of Microsoft’s; give your own, such as https://${hostname}/YOUR-TENANT-ID/v2.0`
  }
  if (protocol === 'http:' && !isLoopback(hostname)) return 'a provider has to be reached by https:'
  return null
}

/** This very machine, where nobody listens in. */
export const isLoopback = (hostname: string): boolean =>
  hostname === 'localhost' ||
  hostname === '[::1]' ||
  hostname === '::1' ||
  /^127(\.\d{1,3}){3}$/.test(hostname)
