import type { Council } from '#casework/council.ts'
import decisionReasons from '../fixtures/decision-reasons.json' with { type: 'json' }
import outcomeLabels from '../fixtures/outcome-labels.json' with { type: 'json' }
import remedyTypes from '../fixtures/remedy-types.json' with { type: 'json' }
import requestPeriods from '../fixtures/request-kinds.json' with { type: 'json' }

/** The Ombudsman's periods and labels as they ship with this release: every register begins with them. */
export const shippedLists = {
  requestPeriods: requestPeriods as Council['requestPeriods'],
  decisionReasons: decisionReasons as Council['decisionReasons'],
  outcomeLabels,
  remedyTypes: remedyTypes as Council['remedyTypes'],
} satisfies Partial<Council>
