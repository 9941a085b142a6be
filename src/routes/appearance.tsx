import { Hono } from 'hono'
import type { Child } from 'hono/jsx'
import { z } from 'zod'
import { changeAppearance, type Look, nameTaken } from '#casework/appearance.ts'
import { unlessStale } from '#casework/stale-form.ts'
import { findAppearance, isNameTaken } from '#db/queries/appearance.ts'
import { findLastAct } from '#db/queries/audit-event.ts'
import { listPublishedYears } from '#db/queries/published-figure.ts'
import { found } from '#db/queries/reader.ts'
import { colourFrom, productColour, softOf, whyUnreadable } from '#domain/contrast.ts'
import { paths } from '#src/paths.ts'
import { AppearanceCheck } from '#views/appearance/appearance-check.tsx'
import { AppearanceForm } from '#views/appearance/appearance-form.tsx'
import { type FormState, prefilled, withFields } from '#views/components/form-state.ts'
import type { App, Request } from './app.ts'
import { bothVersionsOf } from './both-versions-of.tsx'
import { confirmed, optionalText, seen, text } from './fields.ts'
import { administrator } from './middleware/administrator.ts'
import { readForm } from './read-form.ts'
import { say } from './say.ts'
import { titled } from './titled.ts'

const notAColour = 'Enter a hash and six figures, such as #12436d'

/** Of the colour written and the one picked that is meant which is not the one that the form began with. */
const lookForm = z
  .object({
    council: text('Enter the name of the council', 100),
    whose: z.enum(['product', 'council'], 'Choose whose colour'),
    began: optionalText(100),
    colour: optionalText(100),
    picked: optionalText(100),
    version: seen,
    confirmed,
  })
  .superRefine((given, context) => {
    const mistake = given.whose === 'product' ? null : mistakeInColour(given)
    if (mistake) context.addIssue({ code: 'custom', path: ['colour'], message: mistake, input: given.colour })
  })
  .transform(({ council, version, confirmed, ...given }) => ({
    look: { council, colour: given.whose === 'product' ? productColour : meant(given)! },
    version,
    confirmed,
  }))

type Colours = { began: string; colour: string; picked: string }

function mistakeInColour(given: Colours): string | null {
  const [began, written, picked] = [given.began, given.colour, given.picked].map(colourFrom)
  if (given.colour && !written) return notAColour
  if (written && picked && written !== picked && written !== began && picked !== began) {
    return `Two colours are given, ${written} and ${picked}: make them the same`
  }
  const colour = meant(given)
  return colour ? whyUnreadable(colour) : notAColour
}

function meant(given: Colours): string | null {
  const [began, written, picked] = [given.began, given.colour, given.picked].map(colourFrom)
  return (written === began ? picked : null) ?? written ?? picked ?? null
}

export const appearanceRoutes = new Hono<App>()
  .use(paths.settingsPart('appearance'), administrator)
  .use(paths.appearancePreviewCss, administrator)
  .get(paths.settingsPart('appearance'), async (c) => {
    const { look } = await standingIn(c)
    return showForm(c, prefilled(typedFrom(look)))
  })
  .post(paths.settingsPart('appearance'), async (c) => {
    const { look: before } = await standingIn(c)
    const form = await readForm(c, lookForm)
    if (!form.values) {
      c.status(form.status)
      return showForm(c, form.state)
    }
    const { look, version, confirmed } = form.values
    if (confirmed === 'change') return showForm(c, form.state)
    if (await isNameTaken(c.var.desk.db, look.council, before.council)) {
      c.status(422)
      return showForm(c, { ...form.state, mistakes: { council: nameTaken(look.council) } })
    }
    if (confirmed !== 'yes') return showCheck(c, before, look, form.state)
    if (!(await unlessStale(changeAppearance(c.var.desk, version, look))))
      return showBoth(c, look, form.state)
    say(c, 'The appearance is saved')
    return c.redirect(paths.settingsPart('appearance'), 303)
  })
  .get(paths.appearancePreviewCss, (c) => {
    const colour = found('colour', colourFrom(c.req.query('colour') ?? ''))
    return c.body(`.appearance-preview{${coloursOf(colour)}}`, 200, { 'Content-Type': css })
  })

const css = 'text/css; charset=utf-8'
const coloursOf = (colour: string) => `--brand:${colour};--brand-soft:${softOf(colour)}`

/** The council's colour over the product's. Its address changes with every version, so browsers may keep it for ever. */
export const appearanceStylesheet = new Hono<App>().get(paths.appearanceCss, async (c) => {
  const appearance = await findAppearance(c.var.stores.db)
  const colour = colourFrom(appearance?.brandColour ?? '') ?? productColour
  const current = c.req.query('v') === String(appearance?.version ?? 0)
  return c.body(`:root{${coloursOf(colour)}}`, 200, {
    'Content-Type': css,
    'Cache-Control': current ? 'public, max-age=31536000, immutable' : 'no-store',
  })
})

async function standingIn(c: Request): Promise<{ look: Look; version: number }> {
  const appearance = await findAppearance(c.var.desk.db)
  const colour = appearance?.brandColour ?? productColour
  return { look: { council: c.var.council, colour }, version: appearance?.version ?? 0 }
}

const typedFrom = ({ council, colour }: Look) => ({
  council,
  whose: colour === productColour ? 'product' : 'council',
  began: colour,
  colour,
  picked: colour,
})

async function showForm(c: Request, form: FormState, both?: Child) {
  const { version } = await standingIn(c)
  return c.render(
    <AppearanceForm {...{ version, form, both }} submission={crypto.randomUUID()} />,
    titled('Appearance', form, both),
  )
}

async function showCheck(c: Request, before: Look, after: Look, form: FormState) {
  const publishedFigures = (await listPublishedYears(c.var.desk.db, before.council)).length > 0
  const props = { before, after, publishedFigures, form, submission: crypto.randomUUID() }
  return c.render(<AppearanceCheck {...props} />, { title: 'Check the appearance' })
}

/** Somebody else was first: their version beside this one, and the form as it was typed, of the newer version now. */
async function showBoth(c: Request, yours: Look, typed: FormState) {
  const [{ look, version }, last] = await Promise.all([
    standingIn(c),
    findLastAct(c.var.desk, null, 'change the appearance'),
  ])
  c.status(409)
  const form = withFields(typed, { version: String(version) })
  return showForm(c, form, bothVersionsOf(last, { theirs: look, yours }))
}
