/** How a request came, as far as can be told: `proto` where a proxy of ours says it. */
type Reached = { publicUrl: string | null; host: string; proto: string | null }

/**
 * Why somebody who signs in here would not stay signed in, or null: the address that they opened is not the one that the
 * register is set up for, so that their browser keeps no cookie of it.
 */
export function faultInReaching({ publicUrl, host, proto }: Reached): 'another host' | 'not secure' | null {
  if (!publicUrl) return null
  const wanted = new URL(publicUrl)
  if (host !== wanted.host) return 'another host'
  return wanted.protocol === 'https:' && proto === 'http' ? 'not secure' : null
}

/** Why a form was not taken: it names where it came from, where it should, and the setting that says so. */
export function whyNotOurs({
  origin,
  publicUrl,
  reached,
}: {
  origin: string | undefined
  publicUrl: string | null
  reached: string
}): string {
  if (!origin || origin === 'null') return 'Your browser did not say from which page this form came.'
  const from = origin.slice(0, 200)
  return publicUrl
    ? `This form came from ${from}, but Redress is set up for ${new URL(publicUrl).origin}. If people open it at ${from}, whoever runs it has to set PUBLIC_URL to that address.`
    : `This form came from ${from}, but Redress was reached at ${reached}. If it stands behind a proxy, whoever runs it has to set PUBLIC_URL to the address that people open.`
}
