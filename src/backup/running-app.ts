import { type IncomingMessage, type RequestListener, request } from 'node:http'
import { addressesOfHolder } from '#db/lock.ts'
import type { Log } from '../log.ts'
import { verifyRegister } from './verify.ts'
import { type Register, writeBackup } from './write.ts'

type Question = '/backup' | '/verify'

/** What a running app with an embedded database does for commands of the same user, which cannot open it themselves. */
export function answerCommands(register: Register, log: Log): RequestListener {
  return (asked, response) => {
    const told = (error: unknown) => {
      log.error({ error }, 'a command failed')
      if (response.headersSent) response.destroy()
      else response.writeHead(500).end()
    }
    if (asked.url === '/backup') writeBackup(register, response).catch(told)
    else if (asked.url === '/verify') {
      verifyRegister(register, (line) => response.write(`${line}\n`)).then(
        (well) => response.end(well ? wellEnding : ''),
        told,
      )
    } else response.writeHead(404).end()
  }
}

const wellEnding = 'All is well.\n'
export const endsWell = (report: string): boolean => report.endsWith(wellEnding)

/** Asks the app that has a data folder, if one runs. Throws where it fails to answer. */
export async function askRunningApp(folder: string, question: Question): Promise<IncomingMessage | null> {
  for (const address of await addressesOfHolder(folder)) {
    const answer = await ask(address, question)
    if (answer?.statusCode === 200) return answer
    answer?.resume()
    if (answer && answer.statusCode !== 503) {
      throw new Error('The Redress that is running could not do it: its log says why.')
    }
  }
  return null
}

/** Null where nobody listens any more. */
const ask = (socketPath: string, path: Question): Promise<IncomingMessage | null> =>
  new Promise((resolve, reject) => {
    const asking = request({ socketPath, path })
    asking.once('response', resolve)
    asking.once('error', (error: NodeJS.ErrnoException) =>
      error.code === 'ECONNREFUSED' || error.code === 'ENOENT' ? resolve(null) : reject(error),
    )
    asking.end()
  })
