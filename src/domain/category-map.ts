import type { Day } from './calendar.ts'

/** Which service answers for a category of the Ombudsman's from a day on; null where deliberately none does. */
export type Mapping = { category: string; subCategory: string; serviceId: number | null; validFrom: Day }

/** A category and sub-category. An empty sub-category stands for all that have no entry of their own. */
export type Subject = Pick<Mapping, 'category' | 'subCategory'>

export const isOfSubject = (one: Subject, other: Subject): boolean =>
  one.category === other.category && asCompared(one.subCategory) === asCompared(other.subCategory)

/** Sub-categories are typed by hand, so that capitals and spaces do not count. */
const asCompared = (subCategory: string) => subCategory.trim().toLowerCase()

/** What holds for exactly this category and sub-category on a day. Mappings come in the order in which they were written. */
export function mappingOn<Row extends Mapping>(
  mappings: readonly Row[],
  subject: Subject,
  day: Day,
): Row | null {
  const before = mappings.filter((mapping) => mapping.validFrom <= day && isOfSubject(mapping, subject))
  return before.reduce<Row | null>(
    (last, mapping) => (last && last.validFrom > mapping.validFrom ? last : mapping),
    null,
  )
}

/**
 * The service that answered for a category on a day: the one of its sub-category, or of the category as a whole where the
 * sub-category has no entry. Null where the map has none, or says that deliberately none answers.
 */
export const serviceAnswering = (mappings: readonly Mapping[], subject: Subject, day: Day): number | null =>
  (mappingOn(mappings, subject, day) ?? mappingOn(mappings, { ...subject, subCategory: '' }, day))
    ?.serviceId ?? null

/** Every category and sub-category of the map once, as it was first written, in the order of a reader of English. */
export function subjectsOf<Row extends Mapping>(mappings: readonly Row[]): Row[] {
  const firsts = mappings.filter(
    (mapping, place) => mappings.findIndex((other) => isOfSubject(other, mapping)) === place,
  )
  return firsts.toSorted(
    (one, other) =>
      one.category.localeCompare(other.category, 'en-GB') ||
      one.subCategory.localeCompare(other.subCategory, 'en-GB'),
  )
}

/**
 * What has to be written for another service to answer from a day in place of some, or none: for what they answer for
 * on that day, and for what was already to be theirs later.
 */
export function mappingsTakenOver(
  mappings: readonly Mapping[],
  { oldIds, serviceId, from }: { oldIds: readonly number[]; serviceId: number | null; from: Day },
): Mapping[] {
  const theirs = (mapping: Mapping | null) =>
    mapping !== null && mapping.serviceId !== null && oldIds.includes(mapping.serviceId)
  return subjectsOf(mappings).flatMap((subject) => {
    const days = mappings
      .filter((mapping) => isOfSubject(mapping, subject) && mapping.validFrom > from)
      .map(({ validFrom }) => validFrom)
    return [...new Set([from, ...days])]
      .filter((day) => theirs(mappingOn(mappings, subject, day)))
      .map((validFrom) => ({
        category: subject.category,
        subCategory: subject.subCategory,
        serviceId,
        validFrom,
      }))
  })
}
