/** A service as it stands in the tree: below another, or at the top of its directorate. */
export type Standing = { id: number; parentId: number | null }

/** What stands above a service, the nearest first. */
export function servicesAbove<Row extends Standing>(all: readonly Row[], { id, parentId }: Standing): Row[] {
  const above: Row[] = []
  for (let next = parentId; next !== null; ) {
    const row = all.find((other) => other.id === next)
    if (!row || row.id === id || above.includes(row)) break
    above.push(row)
    next = row.parentId
  }
  return above
}

/** What stands below services, however deep, each once; not these services themselves. */
export function servicesBelow<Row extends Standing>(all: readonly Row[], ids: readonly number[]): Row[] {
  const below: Row[] = []
  const met = new Set(ids)
  for (let above = new Set(ids); above.size > 0; ) {
    const next = all.filter(({ id, parentId }) => parentId !== null && above.has(parentId) && !met.has(id))
    for (const { id } of next) met.add(id)
    below.push(...next)
    above = new Set(next.map(({ id }) => id))
  }
  return below
}

/** Below what an heir stands once services end: in the place of the topmost of them that it stood below, if any. */
export function parentAfter(
  all: readonly Standing[],
  heir: Standing,
  endingIds: readonly number[],
): number | null {
  const topmost = servicesAbove(all, heir).findLast(({ id }) => endingIds.includes(id))
  return (topmost ?? heir).parentId
}

/** Whether a place is below a service that ends, at whatever depth: nothing new may begin there. */
export function isBelowEnding(
  all: readonly Standing[],
  parentId: number | null,
  endingIds: readonly number[],
): boolean {
  const place = all.find(({ id }) => id === parentId)
  return place !== undefined && [place, ...servicesAbove(all, place)].some(({ id }) => endingIds.includes(id))
}
