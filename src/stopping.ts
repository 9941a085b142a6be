import type { Server, ServerResponse } from 'node:http'
import { setTimeout as pause } from 'node:timers/promises'
import type { Log } from './log.ts'

/** The end of the app. */
export type Stopping = {
  begun: () => boolean
  /** Says what has to come to rest before the database is closed. */
  first: (stop: () => unknown) => void
  /** Finishes what is under way and closes the database last; settles when that is done or the time is over. */
  stop: (server: Server, close: () => Promise<void>) => Promise<void>
}

const lookMs = 100
const databaseMs = 5000

/**
 * Gives what is under way so many seconds. As long as a request from before lasts, others are still answered, each on a
 * connection that ends with it: by then /ready has told whoever sends people here.
 */
export function orderlyStopping(seconds: number, log: Log): Stopping {
  const stops: (() => unknown)[] = []
  let begun = false
  return {
    begun: () => begun,
    first: (stop) => stops.push(stop),
    async stop(server, close) {
      begun = true
      log.info('stopping')
      const rest = Promise.all([finishRequests(server), ...stops.map(async (stop) => stop())])
      const finished = await within(seconds * 1000, rest)
      if (!finished) log.warn({ seconds }, 'what was still under way is cut off')
      server.closeAllConnections()
      if (!(await within(databaseMs, close()))) log.warn('the database did not close')
      log.info('stopped')
    },
  }
}

const within = (ms: number, work: Promise<unknown>): Promise<boolean> =>
  Promise.race([work.then(() => true), pause(ms, false)])

const underWay = new WeakMap<Server, Set<ServerResponse>>()

/** Keeps track of the requests that a server has begun to answer. Call it before the first one comes. */
export function watchRequests(server: Server, stopping: () => boolean): void {
  const responses = new Set<ServerResponse>()
  underWay.set(server, responses)
  server.prependListener('request', (_request, response: ServerResponse) => {
    responses.add(response)
    response.once('close', () => responses.delete(response))
    if (stopping()) response.shouldKeepAlive = false
  })
}

async function finishRequests(server: Server): Promise<void> {
  const before = [...(underWay.get(server) ?? [])]
  for (const response of before) response.shouldKeepAlive = false
  server.closeIdleConnections()
  await Promise.all(before.map((response) => new Promise((resolve) => response.once('close', resolve))))
  const idle = setInterval(() => server.closeIdleConnections(), lookMs)
  await new Promise((resolve) => server.close(resolve))
  clearInterval(idle)
}
