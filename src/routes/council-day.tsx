import { Hono } from 'hono'
import { z } from 'zod'
import { addCouncilDay, removeCouncilDay } from '#casework/council-day.ts'
import {
  countTargetsOn,
  findCouncilDay,
  listCouncilDays,
  listRuledDeadlines,
} from '#db/queries/council-day.ts'
import { type Calendar, dayInWords, holidayListEndsWithin12Months, isDay } from '#domain/calendar.ts'
import {
  type CouncilDay,
  councilDayKinds,
  deadlinesMoved,
  whyNotAdded,
  withDay,
  withoutDay,
} from '#domain/council-day.ts'
import { shippedCalendar } from '#src/council-calendar.ts'
import { paths } from '#src/paths.ts'
import type { FormState } from '#views/components/form-state.ts'
import { untouched } from '#views/components/form-state.ts'
import {
  CouncilDayCheck,
  CouncilDayRemoval,
  NewCouncilDayForm,
} from '#views/council-day/council-day-forms.tsx'
import { CouncilDaysPage } from '#views/council-day/council-days-page.tsx'
import type { App, Request } from './app.ts'
import { confirmed, day, text } from './fields.ts'
import { idInAddress } from './in-address.ts'
import { administrator } from './middleware/administrator.ts'
import { readForm } from './read-form.ts'
import { say } from './say.ts'
import { titled } from './titled.ts'

export const councilDayRoutes = new Hono<App>()
  .use(paths.settingsPart('council-days'), administrator)
  .use(paths.newCouncilDay, administrator)
  .use(paths.councilDayRemoval(':id'), administrator)
  .get(paths.settingsPart('council-days'), async (c) => {
    const { db, today } = c.var.desk
    return c.render(
      <CouncilDaysPage
        days={(await listCouncilDays(db)).toReversed()}
        version={shippedCalendar.version}
        endsOn={holidayListEndsWithin12Months(shippedCalendar, today)}
      />,
      { title: 'Bank holidays and closures' },
    )
  })
  .get(paths.newCouncilDay, (c) => showForm(c, untouched))
  .post(paths.newCouncilDay, async (c) => {
    const { desk } = c.var
    const form = await readForm(c, dayForm(desk.calendar))
    if (!form.values || form.values.confirmed === 'change') {
      c.status(form.status)
      return showForm(c, form.state)
    }
    const { confirmed, ...given } = form.values
    if (confirmed !== 'yes') {
      const effect = await effectOf(c, given, withDay(desk.calendar, given))
      const props = { day: given, effect, form: form.state, submission: crypto.randomUUID() }
      return c.render(<CouncilDayCheck {...props} />, { title: 'Check the day' })
    }
    await addCouncilDay(c.var.desk, given)
    say(
      c,
      `${given.name} is on the list`,
      `${dayInWords(given.day)} is ${given.kind === 'closure' ? 'no working day for our own targets' : 'no working day'} from now on. Days already recorded stay as they are.`,
    )
    return c.redirect(paths.settingsPart('council-days'), 303)
  })
  .get(paths.councilDayRemoval(':id'), (c) => showRemoval(c))
  .post(paths.councilDayRemoval(':id'), async (c) => {
    const form = await readForm(c, z.object({ confirmed }))
    if (form.values?.confirmed !== 'yes') {
      c.status(form.values?.confirmed === 'change' ? 200 : 422)
      return showRemoval(c)
    }
    const { name } = await removeCouncilDay(c.var.desk, idInAddress(c))
    say(c, `${name} is off the list`, 'Days already recorded stay as they are.')
    return c.redirect(paths.settingsPart('council-days'), 303)
  })

const dayForm = (calendar: Calendar) =>
  z.object({
    kind: z.enum(councilDayKinds, 'Say what it is'),
    day: day('The day').superRefine((value, context) => {
      const mistake = isDay(value) ? whyNotAdded(value, calendar) : null
      if (mistake) context.addIssue({ code: 'custom', message: mistake, input: value })
    }),
    name: text('Enter what it is called', 100),
    confirmed,
  })

/** Which open deadlines and targets another calendar touches: numbers, and no case. */
async function effectOf({ var: { desk } }: Request, { day }: CouncilDay, then: Calendar) {
  const [deadlines, targets] = await Promise.all([listRuledDeadlines(desk), countTargetsOn(desk, day)])
  return { moved: deadlinesMoved(deadlines, desk.calendar, then), targets }
}

const showForm = (c: Request, form: FormState) =>
  c.render(<NewCouncilDayForm form={form} submission={crypto.randomUUID()} />, titled('Add a day', form))

async function showRemoval(c: Request) {
  const day = await findCouncilDay(c.var.desk, idInAddress(c))
  const effect = await effectOf(c, day, withoutDay(c.var.desk.calendar, day.day))
  const props = { id: day.id, day, effect, submission: crypto.randomUUID() }
  return c.render(<CouncilDayRemoval {...props} />, { title: 'Remove this day?' })
}
