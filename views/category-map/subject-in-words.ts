import type { Subject } from '#domain/category-map.ts'

/** 'Education: Special educational needs' */
export const subjectInWords = ({ category, subCategory }: Subject): string =>
  `${category}: ${subCategory || 'all other sub-categories'}`
