import type { CorrespondenceKind } from './correspondence.ts'
import type { RequestKind } from './information-request.ts'
import type { User } from './user.ts'

/** Letters that say what a draft decision says. */
export const lettersOnDrafts: readonly CorrespondenceKind[] = [
  'draft decision',
  'comments on the draft decision',
]

export const isLetterOnDraft = ({ kind }: { kind: CorrespondenceKind }): boolean =>
  lettersOnDrafts.includes(kind)

/** Requests whose questions and answers say what a draft says. */
const requestsOnDrafts: readonly RequestKind[] = ['draft decision comments', 'draft public report comments']

export const isRequestOnDraft = ({ kind }: { kind: RequestKind }): boolean => requestsOnDrafts.includes(kind)

/** The kinds by which the audit trail knows an act on a draft: of a letter, a request, or a version of the decision. */
export const kindsOnDrafts: readonly string[] = [...lettersOnDrafts, ...requestsOnDrafts, 'draft']

/** A draft is for link officers, the Monitoring Officer and those who lead the service that the case is about. */
export function seesDrafts({ role, services }: User, { serviceId }: { serviceId: number | null }): boolean {
  if (role === 'service lead') return serviceId !== null && services.includes(serviceId)
  return role === 'link officer' || role === 'monitoring officer'
}
