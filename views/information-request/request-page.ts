import { capital } from '#domain/capital.ts'
import { showReference } from '#domain/case-reference.ts'
import type { RequestKind } from '#domain/information-request.ts'
import { paths } from '#src/paths.ts'

/** The request that a form is about. */
export type AboutRequest = {
  thisCase: { reference: string; complainant: string }
  request: { id: number; kind: RequestKind }
  /** By when its answer is due. */
  due: string | null
}

/** Where the forms of a request belong, and what they say first. */
export function requestPage({ thisCase: { reference, complainant }, request, due }: AboutRequest) {
  const kind = capital(request.kind)
  return {
    lede: `${kind}${due ? `, due by ${due}` : ''}: ${showReference(reference)}, ${complainant}`,
    back: {
      href: `${paths.casePart(reference, 'requests')}#request-${request.id}`,
      text: `Requests of ${showReference(reference)}`,
    },
  }
}
