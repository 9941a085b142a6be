import { findCaseByReference } from '#db/queries/case.ts'
import { found } from '#db/queries/reader.ts'
import { normaliseReference } from '#domain/case-reference.ts'
import type { Request } from './app.ts'

/** The case that an address names, in any spelling. NotFound where the person may not see it. */
export const caseInAddress = async (c: Request) =>
  findCaseByReference(c.var.desk, found('case', normaliseReference(c.req.param('reference') ?? '')))

/** The number in an address. What is no number of ours is not found. */
export const idInAddress = (c: Request): number => found('number', idIn(c.req.param('id')))

/** A number of ours as it stands in an address, or null. */
export const idIn = (text: string | undefined): number | null =>
  text !== undefined && /^[1-9]\d{0,8}$/.test(text) ? Number(text) : null
