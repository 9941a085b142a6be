import { findCase, findCaseByReference } from '#db/queries/case.ts'
import { findAction } from '#db/queries/remedy-action.ts'
import { type Act, NotPermitted } from '#domain/permissions.ts'
import { worksFor } from '#domain/user.ts'
import type { Request } from './app.ts'
import { idInAddress } from './in-address.ts'

/** The action that an address names, with its case, for somebody who works on it: service leads on those of their own. */
export async function ownAction(c: Request, act: Act) {
  const { desk } = c.var
  const action = await findAction(desk, idInAddress(c))
  if (!worksFor(desk.user, action.serviceId ?? action.caseService)) throw new NotPermitted(act)
  return { action, thisCase: await caseOf(c, action.caseId) }
}

export const caseOf = async ({ var: { desk } }: Request, caseId: number) =>
  findCaseByReference(desk, (await findCase(desk, caseId)).reference)
