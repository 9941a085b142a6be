import { insertMappings, listCategoryMap } from '#db/queries/category-map.ts'
import { findService, lockServices } from '#db/queries/service.ts'
import { type Day, dayInWords } from '#domain/calendar.ts'
import { isOfSubject, mappingOn } from '#domain/category-map.ts'
import { Refusal } from '#domain/refusal.ts'
import type { Desk } from './desk.ts'
import { perform } from './perform.ts'
import { StaleForm } from './stale-form.ts'

export type NewMapping = { category: string; subCategory: string; serviceId: number | null; validFrom: Day }

/**
 * A service answers for a category from a day on, or deliberately none. `after` is the last entry that the form knew of
 * this category and sub-category, 0 where it knew none. Entries are appended: what held before stays on file.
 */
export const mapCategory = (desk: Desk, mapping: NewMapping, after: number) =>
  perform(desk, 'map a category', async (desk) => {
    await lockServices(desk)
    const map = await listCategoryMap(desk)
    const its = map.filter((entry) => isOfSubject(entry, mapping))
    if ((its.at(-1)?.id ?? 0) !== after) throw new StaleForm()
    const service = mapping.serviceId === null ? null : await findService(desk, mapping.serviceId)
    if (service && service.validFrom > mapping.validFrom) {
      throw new Refusal(`${service.name} began on ${dayInWords(service.validFrom)}.`)
    }
    if (service && service.validTo !== null) {
      throw new Refusal(`${service.name} has ended. Choose another service.`)
    }
    const { category, subCategory } = its[0] ?? mapping
    await insertMappings(desk, [{ ...mapping, category, subCategory }])
    return {
      ...mapping,
      category,
      subCategory,
      service: service?.name ?? 'no service',
      before: mappingOn(map, mapping, mapping.validFrom)?.service ?? null,
    }
  })

/** Categories of the Ombudsman's that the map does not have come into it. */
export const loadCategories = (desk: Desk, mappings: readonly NewMapping[]) =>
  perform(desk, 'map a category', async (desk) => {
    await lockServices(desk)
    const map = await listCategoryMap(desk)
    const missing = mappings.filter((mapping) => !map.some((entry) => isOfSubject(entry, mapping)))
    await insertMappings(desk, missing)
    return { loaded: missing.length }
  })
