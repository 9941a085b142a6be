import { isDeepStrictEqual } from 'node:util'
import type { listAllServices } from '#db/queries/service.ts'
import { StaleForm } from './stale-form.ts'

/** What a page said of a service: a change of any of it makes the page stale. */
export type ServiceSeen = {
  version: number
  name: string
  directorate: string
  below: string
  'last day': string
}

/** What was said on the page on which a change was checked: of the services, and of what goes over. */
export type Seen = { services: Record<string, ServiceSeen>; goesOver: Record<string, string> }

type OnFile = Awaited<ReturnType<typeof listAllServices>>[number]

/** Services as a page says them. */
export const servicesSeen = (all: readonly OnFile[], ids: readonly number[]): Seen['services'] =>
  Object.fromEntries(
    all
      .filter(({ id }) => ids.includes(id))
      .map(({ id, version, name, directorate, parentId, validTo }) => [
        String(id),
        {
          version,
          name,
          directorate,
          below: all.find((above) => above.id === parentId)?.name ?? '',
          'last day': validTo ?? '',
        },
      ]),
  )

/** Throws StaleForm where it is no longer what was checked. */
export function refuseStale(checked: Seen | undefined, now: Seen): void {
  if (checked && !isDeepStrictEqual(checked, now)) throw new StaleForm()
}
