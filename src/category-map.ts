import { z } from 'zod'
import type { Subject } from '#domain/category-map.ts'
import { isFinancialYear, yearStartsOn } from '#domain/financial-year.ts'
import services from '../fixtures/services.json' with { type: 'json' }

const shape = z.array(
  z.object({
    category: z.string(),
    subcategory: z.string(),
    service: z.string().nullable(),
    validFrom: z.string().refine(isFinancialYear),
  }),
)

/** The Ombudsman's categories as its published decisions are filed, each with a service by name where we know one. */
export const shippedCategories = shape
  .parse(services.categoryMap)
  .map(({ category, subcategory, service, validFrom }) => ({
    category,
    subCategory: subcategory,
    service,
    validFrom: yearStartsOn(validFrom),
  }))

/** What can be chosen as a category: those that ship, and those that the council's own map added. */
export const categoriesWith = (map: readonly Subject[]): string[] => [
  ...new Set([...shippedCategories, ...map].map(({ category }) => category)),
]

/** Every sub-category with its category. The Ombudsman adds to them, so that others can be typed too. */
export const subCategoriesWith = (map: readonly Subject[]): Subject[] => {
  const all = [...shippedCategories, ...map].filter(({ subCategory }) => subCategory !== '')
  const byName = new Map(
    all.map(({ category, subCategory }) => [`${category}: ${subCategory}`, { category, subCategory }]),
  )
  return [...byName.values()]
}
