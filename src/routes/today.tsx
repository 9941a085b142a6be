import { Hono } from 'hono'
import { listCoveredBy } from '#db/queries/absence.ts'
import { countYear } from '#db/queries/annual-letter.ts'
import { findOwnYear } from '#db/queries/authority.ts'
import { listLatestLetters } from '#db/queries/correspondence.ts'
import {
  countDeadlines,
  countFilesToReview,
  listDeadlines,
  listFilesToReview,
  type Whose,
} from '#db/queries/deadline.ts'
import { listUpheldDecisions, listUpheldWithoutActions } from '#db/queries/decision.ts'
import { listOfficersToActFor } from '#db/queries/deputy.ts'
import { listPublishedFigures } from '#db/queries/published-figure.ts'
import type { Reader } from '#db/queries/reader.ts'
import { countOpenStages } from '#db/queries/register.ts'
import { listServicesOf } from '#db/queries/user.ts'
import { compareDecisions, compareMeasures } from '#domain/annual-letter/comparison.ts'
import { statisticsOf } from '#domain/annual-letter/statistics.ts'
import { dayWithWeekday } from '#domain/calendar.ts'
import { financialYearOf, previousYear } from '#domain/financial-year.ts'
import { mayDo, sights } from '#domain/permissions.ts'
import { paths } from '#src/paths.ts'
import { TodayPage } from '#views/today/today-page.tsx'
import type { App } from './app.ts'

export const todayRoutes = new Hono<App>().get(paths.today, async (c) => {
  const { desk } = c.var
  const { user, today, calendar } = desk
  const [work, openStages, letters] = await Promise.all([
    workOf(desk),
    sights[user.role].detail ? [] : countOpenStages(desk),
    lettersOf(desk),
  ])
  const officers = user.actingFor ? [] : await listOfficersToActFor(desk.db, user.id, today)
  return c.render(<TodayPage {...{ officers, user, today, calendar, work, openStages, letters }} />, {
    title: dayWithWeekday(today),
  })
})

/** What is overdue and next for somebody who sees cases in person; null for the others. */
async function workOf(reader: Reader) {
  const { user } = reader
  if (!sights[user.role].detail) return null
  const covered = await listCoveredBy(reader.db, user.id, reader.today)
  const whose = await whoseOf(reader, covered)
  const reviews = mayDo(user.role, 'review evidence')
  const [deadlines, counts, everybodys, filesToReview, files, latest, upheld, withoutActions] =
    await Promise.all([
      listDeadlines(reader, whose, 8),
      countDeadlines(reader, whose),
      countDeadlines(reader, {}),
      reviews ? countFilesToReview(reader) : 0,
      reviews ? listFilesToReview(reader, 5) : [],
      listLatestLetters(reader, whose, 5),
      user.role === 'monitoring officer' ? listUpheldDecisions(reader, 8) : [],
      mayDo(user.role, 'record remedy actions') ? listUpheldWithoutActions(reader, 20) : [],
    ])
  return {
    deadlines,
    counts,
    everybodys,
    filesToReview,
    files,
    latest,
    upheld,
    withoutActions,
    covered,
    whose,
  }
}

/** A link officer's own, and what is those people's for whom they cover. */
async function whoseOf({ db, user }: Reader, covered: readonly { id: number }[]): Promise<Whose> {
  if (user.role !== 'link officer') return {}
  const ids = covered.map(({ id }) => id)
  return { handlerIds: [user.id, ...ids], services: await listServicesOf(db, ids) }
}

/** The letter as it would read today, and how the last one agreed with the register. */
async function lettersOf({ db, today }: Reader) {
  const year = financialYearOf(today)
  const last = previousYear(year)
  const [own, counts, lastCounts] = await Promise.all([
    findOwnYear(db, last),
    countYear(db, year),
    countYear(db, last),
  ])
  const published = await listPublishedFigures(db, [own.name], [last])
  const statistics = statisticsOf(lastCounts)
  return {
    year,
    soFar: statisticsOf(counts),
    last,
    measures: compareMeasures(statistics, published),
    decided: compareDecisions(statistics, published).find(({ category }) => category === 'Total') ?? null,
  }
}
