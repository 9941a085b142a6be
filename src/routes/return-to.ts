import { z } from 'zod'
import { paths } from '#src/paths.ts'

/** A page of this site, never another's. Browsers skip tabs and line ends, so that none may hide a second slash. */
export const returnTo = z
  .string()
  .regex(/^\/(?![/\\])[\x21-\x7e]*$/)
  .catch(paths.today)
