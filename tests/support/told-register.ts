import { join } from 'node:path'
import type { Database } from '#db/connect.ts'
import { insertDemonstration, updateDemonstration } from '#db/queries/demonstration.ts'
import { paths } from '#src/paths.ts'
import { setUpCouncilForCases, tellLatePlan } from './case-on-file.ts'

export type ToldRegister = { people: Record<string, number>; caseId: number; actionIds: number[] }

/** Tells a case into a database that processes of the product are then started on, and closes it. */
export async function tellRegister({ db, close }: Database, dataDir: string): Promise<ToldRegister> {
  const told = await setUpCouncilForCases(db, join(dataDir, 'files'))
  const { caseId, actionIds } = await tellLatePlan(told)
  await insertDemonstration(db, '2023-11-30')
  await updateDemonstration(db, { loaded: true })
  await close()
  return { people: told.people, caseId, actionIds }
}

/** Somebody at a browser without scripts, at a process that runs. */
export type Remote = {
  get: (path: string) => Promise<{ status: number; text: string }>
  post: (path: string, fields: Record<string, string>) => Promise<{ status: number; text: string }>
  cookie: string
}

export async function signInAt(url: string, userId: number): Promise<Remote> {
  const body = new URLSearchParams({ userId: String(userId) })
  const answer = await fetch(url + paths.signIn, {
    ...manual,
    method: 'POST',
    body,
    headers: { Origin: url },
  })
  const cookie = answer.headers.get('Set-Cookie')?.split(';')[0]
  if (!cookie) throw new Error(`Person ${userId} could not sign in: ${answer.status}`)
  return remoteAt(url, cookie)
}

const manual = { redirect: 'manual' } as const

/** A browser with this cookie, at whichever process. */
export function remoteAt(url: string, cookie: string): Remote {
  const headers = { Cookie: cookie, Origin: url }
  const read = async (answer: Response) => ({ status: answer.status, text: await answer.text() })
  return {
    get: async (path) => read(await fetch(url + path, { ...manual, headers })),
    post: async (path, fields) =>
      read(
        await fetch(url + path, { ...manual, method: 'POST', headers, body: new URLSearchParams(fields) }),
      ),
    cookie,
  }
}
