import { setTimeout as pause } from 'node:timers/promises'
import { collectDefaultMetrics, Gauge, Histogram, Registry } from 'prom-client'
import type { Db } from '#db/connect.ts'
import { countConnections, measureOutbox } from '#db/queries/measure.ts'
import { countSessions } from '#db/queries/session.ts'
import { type Log, silent } from './log.ts'

export type Answered = { method: string; route: string; status: number; ms: number }

/** What a Prometheus server collects. */
export type Metrics = {
  count: (answered: Answered) => void
  /**
   * The text of a scrape, and its type. What lies in the database is counted for each scrape anew, and left out where the
   * database does not answer: just then the figures of the process are wanted.
   */
  scrape: () => Promise<{ text: string; type: string }>
}

/** Less than a Prometheus server waits for a scrape. */
const patienceMs = 5000
const seconds = [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30]

/** The clock is the one by which mails are written; sessions live in real time. */
export function createMetrics(
  { db, idleMinutes, log = silent }: { db: Db; idleMinutes: number; log?: Log },
  clock: () => Date | Promise<Date> = () => new Date(),
): Metrics {
  const [ofProcess, ofDatabase] = [new Registry(), new Registry()]
  collectDefaultMetrics({ register: ofProcess })
  const duration = new Histogram({
    name: 'redress_request_duration_seconds',
    help: 'How long requests took, by method, route and status',
    labelNames: ['method', 'route', 'status'],
    buckets: seconds,
    registers: [ofProcess],
  })
  const registers = [ofDatabase]
  const connections = new Gauge({
    name: 'redress_database_connections',
    help: 'Connections to the database from all processes, by state',
    labelNames: ['state'],
    registers,
  })
  const gauge = (name: string, help: string) => new Gauge({ name: `redress_${name}`, help, registers })
  const waiting = gauge('mails_waiting', 'Mails in the outbox whose time has come')
  const oldest = gauge('mails_oldest_waiting_seconds', 'For how long the oldest of them has waited')
  const givenUp = gauge('mails_given_up', 'Mails that could not be sent, and may be sent again')
  const sessions = gauge('sessions', 'Sessions that have neither run out nor been left alone for too long')
  const measure = async () => {
    const outbox = await measureOutbox(db, await clock())
    waiting.set(outbox.waiting)
    oldest.set(outbox.oldestSeconds)
    givenUp.set(outbox.givenUp)
    const real = new Date()
    sessions.set(await countSessions(db, real, new Date(real.getTime() - idleMinutes * 60_000)))
    connections.reset()
    for (const { state, count } of await countConnections(db)) connections.set({ state }, count)
  }
  const measuredInTime = async (): Promise<boolean> => {
    try {
      const tooLate = pause(patienceMs, 'too late', { ref: false })
      const outcome = await Promise.race([measure(), tooLate])
      if (outcome === 'too late') log.error({ patienceMs }, 'the database could not be measured in time')
      return outcome !== 'too late'
    } catch (error) {
      log.error({ error }, 'the database could not be measured')
      return false
    }
  }
  return {
    count: ({ method, route, status, ms }) => duration.observe({ method, route, status }, ms / 1000),
    async scrape() {
      const registries = (await measuredInTime()) ? [ofProcess, ofDatabase] : [ofProcess]
      const texts = await Promise.all(registries.map((registry) => registry.metrics()))
      return { text: texts.join(''), type: ofProcess.contentType }
    },
  }
}
