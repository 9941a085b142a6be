import { serveStatic } from '@hono/node-server/serve-static'
import { Hono } from 'hono'
import { bodyLimit } from 'hono/body-limit'
import { createMiddleware } from 'hono/factory'
import { HTTPException } from 'hono/http-exception'
import { secureHeaders } from 'hono/secure-headers'
import { NotFound } from '#db/queries/reader.ts'
import { NotPermitted } from '#domain/permissions.ts'
import { Refusal } from '#domain/refusal.ts'
import { absenceRoutes } from '#routes/absence.tsx'
import { agreedActionRoutes } from '#routes/agreed-action.tsx'
import { annualLetterRoutes } from '#routes/annual-letter.tsx'
import type { App, Request, Stores, Watch } from '#routes/app.ts'
import { appearanceRoutes, appearanceStylesheet } from '#routes/appearance.tsx'
import { bankHolidayRoutes } from '#routes/bank-holidays.tsx'
import { caseRoutes } from '#routes/case.tsx'
import { caseFormRoutes } from '#routes/case-form.tsx'
import { categoryMapRoutes } from '#routes/category-map.tsx'
import { complianceOutcomeRoutes } from '#routes/compliance-outcome.tsx'
import { compliancePackRoutes } from '#routes/compliance-pack.tsx'
import { correspondenceRoutes } from '#routes/correspondence.tsx'
import { councilDayRoutes } from '#routes/council-day.tsx'
import { decisionRoutes } from '#routes/decision.tsx'
import { decisionReasonRoutes } from '#routes/decision-reason.tsx'
import { demonstrationRoutes } from '#routes/demonstration.tsx'
import { deputyRoutes } from '#routes/deputy.tsx'
import { directorateChangeRoutes } from '#routes/directorate-change.tsx'
import { directoryGroupRoutes } from '#routes/directory-group.tsx'
import { evidenceRoutes } from '#routes/evidence.tsx'
import { evidenceReviewRoutes } from '#routes/evidence-review.tsx'
import { fileRoutes } from '#routes/file.tsx'
import { informationRequestRoutes } from '#routes/information-request.tsx'
import { mailRoutes } from '#routes/mail.tsx'
import { mailSettingRoutes } from '#routes/mail-setting.tsx'
import { framed } from '#routes/middleware/frame.tsx'
import { ownForms } from '#routes/middleware/own-forms.ts'
import { atTheDesk, signedIn } from '#routes/middleware/signed-in.ts'
import { watched } from '#routes/middleware/watched.ts'
import { noteRoutes } from '#routes/note.tsx'
import { operationsRoutes } from '#routes/operations.ts'
import { outboxRoutes } from '#routes/outbox.tsx'
import { outcomeLabelRoutes } from '#routes/outcome-label.tsx'
import { paymentRoutes } from '#routes/payment.tsx'
import { personRoutes } from '#routes/person.tsx'
import { personSignInRoutes } from '#routes/person-sign-in.tsx'
import { populationRoutes } from '#routes/population.tsx'
import { providerSignInRoutes } from '#routes/provider-sign-in.tsx'
import { questionRoutes } from '#routes/question.tsx'
import { registerRoutes } from '#routes/register.tsx'
import { remedyActionRoutes } from '#routes/remedy-action.tsx'
import { remedyTypeRoutes } from '#routes/remedy-type.tsx'
import { requestEventRoutes } from '#routes/request-event.tsx'
import { requestPeriodRoutes } from '#routes/request-period.tsx'
import { retentionRoutes } from '#routes/retention.tsx'
import { reviewRoutes } from '#routes/review.tsx'
import { savedViewRoutes } from '#routes/saved-view.tsx'
import { securityLogRoutes } from '#routes/security-log.tsx'
import { serviceChangeRoutes } from '#routes/service-change.tsx'
import { serviceEndRoutes } from '#routes/service-end.tsx'
import { serviceMergerRoutes } from '#routes/service-merger.tsx'
import { serviceSplitRoutes } from '#routes/service-split.tsx'
import { serviceRoutes } from '#routes/services.tsx'
import { sessionRoutes } from '#routes/session.tsx'
import { sessionsRoutes } from '#routes/sessions.tsx'
import { settingsRoutes } from '#routes/settings.tsx'
import { signInLinkRoutes } from '#routes/sign-in-link.tsx'
import { todayRoutes } from '#routes/today.tsx'
import { assetFolder } from '#views/assets/asset.ts'
import { Problem } from '#views/problem.tsx'
import { isSecure } from './config.ts'
import { silent } from './log.ts'
import { openProvider, type Provider } from './provider.ts'

/** Nobody watches, as in most tests. */
const unwatched: Watch = { log: silent, metrics: null, stopping: () => false }

/** The whole app as one list: what guards every request, then every page. */
export function createApp(stores: Stores, watch: Watch = unwatched) {
  const app = new Hono<App>()
  const provider = stores.config.provider && openProvider(stores.config.provider)
  const proxies = { unheeded: false }
  app.use(watched(watch, stores.config.trustedProxies))
  app.use(sandboxedDownloads, secretAddresses)
  app.use(headers(stores, provider))
  app.route('/', operationsRoutes(stores, watch))
  app.use('/assets/*', assets())
  app.use(async (c, next) => {
    c.set('stores', stores)
    c.set('provider', provider)
    c.set('proxies', proxies)
    await next()
    if (c.req.method === 'POST') stores.post?.wake()
  })
  app.route('/', appearanceStylesheet)
  app.use(framed, atTheDesk)
  app.use(limited())
  app.use(ownForms(stores.config))
  app.route('/', sessionRoutes)
  app.route('/', signInLinkRoutes)
  app.route('/', providerSignInRoutes)
  app.route('/', demonstrationRoutes)
  app.use(signedIn)
  app.route('/', sessionsRoutes)
  app.route('/', todayRoutes)
  app.route('/', registerRoutes)
  app.route('/', savedViewRoutes)
  app.route('/', caseFormRoutes)
  app.route('/', correspondenceRoutes)
  app.route('/', noteRoutes)
  app.route('/', informationRequestRoutes)
  app.route('/', requestEventRoutes)
  app.route('/', questionRoutes)
  app.route('/', caseRoutes)
  app.route('/', decisionRoutes)
  app.route('/', reviewRoutes)
  app.route('/', agreedActionRoutes)
  app.route('/', remedyActionRoutes)
  app.route('/', evidenceRoutes)
  app.route('/', evidenceReviewRoutes)
  app.route('/', paymentRoutes)
  app.route('/', compliancePackRoutes)
  app.route('/', complianceOutcomeRoutes)
  app.route('/', fileRoutes)
  app.route('/', annualLetterRoutes)
  app.route('/', bankHolidayRoutes)
  app.route('/', mailRoutes)
  app.route('/', settingsRoutes)
  app.route('/', mailSettingRoutes)
  app.route('/', outboxRoutes)
  app.route('/', requestPeriodRoutes)
  app.route('/', appearanceRoutes)
  app.route('/', retentionRoutes)
  app.route('/', personRoutes)
  app.route('/', personSignInRoutes)
  app.route('/', decisionReasonRoutes)
  app.route('/', outcomeLabelRoutes)
  app.route('/', serviceRoutes)
  app.route('/', categoryMapRoutes)
  app.route('/', populationRoutes)
  app.route('/', councilDayRoutes)
  app.route('/', serviceChangeRoutes)
  app.route('/', directorateChangeRoutes)
  app.route('/', serviceMergerRoutes)
  app.route('/', serviceSplitRoutes)
  app.route('/', serviceEndRoutes)
  app.route('/', absenceRoutes)
  app.route('/', remedyTypeRoutes)
  app.route('/', deputyRoutes)
  app.route('/', directoryGroupRoutes)
  app.route('/', securityLogRoutes)
  app.notFound((c) => sayNotFound(c as Request))
  app.onError((error, c) => answerError(error, c as Request))
  return app
}

/** Plain forms are small; uploads have limits of their own, by the file. */
function limited() {
  const plain = bodyLimit({
    maxSize: 1_000_000,
    onError: () => {
      throw new HTTPException(413, { message: 'What was sent is larger than this page takes.' })
    },
  })
  return createMiddleware<App>((c, next) =>
    c.req.header('Content-Type')?.startsWith('multipart/form-data') ? next() : plain(c, next),
  )
}

/** A download has a stricter policy than our pages: nothing in it runs, whoever opens it. */
const sandboxedDownloads = createMiddleware<App>(async (c, next) => {
  await next()
  if (c.res.headers.has('Content-Disposition')) {
    c.res.headers.set('Content-Security-Policy', "sandbox; default-src 'none'")
  }
})

/** Nobody is told the path of such a page. With 'no-referrer' its own form would be sent by nobody, and refused. */
const secretAddresses = createMiddleware<App>(async (c, next) => {
  await next()
  if (c.var.secretAddress) c.res.headers.set('Referrer-Policy', 'strict-origin')
})

const headers = ({ config }: Stores, provider: Provider | null) =>
  secureHeaders({
    contentSecurityPolicy: {
      defaultSrc: ["'none'"],
      scriptSrc: ["'self'"],
      styleSrc: ["'self'"],
      imgSrc: ["'self'"],
      fontSrc: ["'self'"],
      connectSrc: ["'self'"],
      formAction: ["'self'", ...(provider ? [() => provider.origins().join(' ')] : [])],
      baseUri: ["'none'"],
      frameAncestors: ["'none'"],
    },
    referrerPolicy: 'same-origin',
    xFrameOptions: 'DENY',
    strictTransportSecurity: isSecure(config) ? 'max-age=31536000' : false,
  })

const assets = () =>
  serveStatic({
    root: assetFolder(),
    rewriteRequestPath: (path) => path.replace(/^\/assets/, ''),
    onFound: (_path, c) => c.header('Cache-Control', 'public, max-age=31536000, immutable'),
  })

function answerError(error: Error, c: Request) {
  if (error instanceof NotFound) return sayNotFound(c)
  if (error instanceof NotPermitted) {
    c.status(403)
    return c.render(
      <Problem title="You may not see this">Your part of Redress does not include this page or act.</Problem>,
      {
        title: 'You may not see this',
      },
    )
  }
  if (error instanceof Refusal) {
    c.status(409)
    return c.render(<Problem title="That cannot be done">{error.message}</Problem>, {
      title: 'That cannot be done',
    })
  }
  if (error instanceof HTTPException) {
    c.status(error.status)
    return c.render(<Problem title="That request was not taken">{error.message}</Problem>, {
      title: 'That request was not taken',
    })
  }
  c.var.log.error({ error }, 'a request failed')
  c.status(500)
  return c.render(
    <Problem title="Something went wrong">
      This is our mistake, and nothing of what you sent was half written. Try again, or tell the people who
      run Redress this number: {c.var.requestId}
    </Problem>,
    { title: 'Something went wrong' },
  )
}

function sayNotFound(c: Request) {
  c.status(404)
  return c.render(
    <Problem title="Page not found">There is no such page, or it is not one that you may know of.</Problem>,
    { title: 'Page not found' },
  )
}
