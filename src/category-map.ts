import { z } from 'zod'
import services from '../fixtures/services.json' with { type: 'json' }

const shape = z.array(
  z.object({ category: z.string(), subcategory: z.string(), service: z.string().nullable() }),
)
const map = shape.parse(services.categoryMap)

/** The Ombudsman's categories, as its published decisions are filed. */
export const categories: readonly string[] = [...new Set(map.map(({ category }) => category))]

/** Every sub-category with its category. The Ombudsman adds to them, so that others can be typed too. */
export const subCategories: readonly { category: string; subCategory: string }[] = map.map(
  ({ category, subcategory }) => ({ category, subCategory: subcategory }),
)

/** The service, by name, that answers for a category here; null where the map has none. */
export const serviceOf = (category: string, subCategory: string): string | null =>
  map.find(
    (entry) =>
      entry.category === category && entry.subcategory.toLowerCase() === subCategory.trim().toLowerCase(),
  )?.service ?? null
