/** The search of an address with other values for some of its parts, from the first page on. */
export function withSearch(search: URLSearchParams, changes: Record<string, string | null>): string {
  const changed = new URLSearchParams(
    [...search].filter(([name, value]) => value !== '' && !places.includes(name)),
  )
  for (const [name, value] of Object.entries(changes)) {
    if (value === null) changed.delete(name)
    else changed.set(name, value)
  }
  return changed.toString()
}

const places = ['after', 'before']
