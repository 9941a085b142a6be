import { type DestinationStream, destination, type Logger, pino, stdTimeFunctions } from 'pino'

/** What those who run Redress read: lines of JSON, in which nobody's name, words or cases stand. */
export type Log = Logger

/** A log on standard output, or wherever else lines are to go. */
export const createLog = (level: string, to: DestinationStream = destination({ fd: 1, sync: true })): Log =>
  pino(
    {
      level,
      base: { pid: process.pid },
      timestamp: stdTimeFunctions.isoTime,
      messageKey: 'message',
      formatters: { level: (label) => ({ level: label }) },
      serializers: { error: toldWithoutData },
    },
    to,
  )

/** Says nothing to anybody. */
export const silent: Log = pino({ level: 'silent' })

type Told = Record<string, unknown> & { cause?: Told }

/** What a database says of a failure without saying of which values. */
const namesOnly = ['code', 'severity', 'table_name', 'table', 'column_name', 'constraint_name', 'constraint']
const ofTheSystem = ['syscall', 'address', 'port', 'path']

/**
 * An error as its type, its code and where it happened. Messages are left out, for they quote: a failed statement its
 * values, a parser the text. Only what the engine says of a program's own mistakes, and the system's errors, are told.
 */
function toldWithoutData(error: unknown): Told {
  if (!(error instanceof Error)) return { type: typeof error }
  const { cause, query } = error as Error & { query?: unknown }
  return {
    type: error.constructor.name,
    ...(harmless(error) && { message: error.message }),
    ...picked(error, namesOnly),
    ...('syscall' in error && picked(error, ofTheSystem)),
    ...(typeof query === 'string' && { query }),
    stack: placesIn(error),
    ...(cause instanceof Error && { cause: toldWithoutData(cause) }),
  }
}

/** A stack begins with the message, in which anything may stand: a line that looks like a place, too. */
function placesIn({ stack = '', message }: Error): string[] {
  const begin = stack.indexOf(message)
  const places = begin < 0 ? stack : stack.slice(begin + message.length)
  return places.split('\n').filter((line) => /^\s+at .*(:\d+:\d+\)?|\(<anonymous>\)|\(native\))$/.test(line))
}

const picked = (error: Error, names: readonly string[]) =>
  Object.fromEntries(
    Object.entries(error).filter(([name, value]) => names.includes(name) && value !== undefined),
  )

const ownMistake =
  /^Cannot (read|set) properties of (undefined|null)|^[\w.()[\]]+ is not (a function|iterable|defined)$/

const harmless = (error: Error) => 'syscall' in error || ownMistake.test(error.message)
