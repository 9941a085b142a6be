import { verifyChain } from '#db/queries/audit-event.ts'
import { verifyFiles } from '../file-keeping.ts'
import type { Register } from './write.ts'

/** Says of every recorded file that is changed, missing or unreadable, and whether the audit chain is whole; whether all is well. */
export async function verifyRegister(
  { db, files }: Pick<Register, 'db' | 'files'>,
  say: (line: string) => void,
): Promise<boolean> {
  let [whole, faulty] = [0, 0]
  for await (const { file, fault } of verifyFiles({ db, files })) {
    if (fault) say(`${fault}: ${file.id} ${JSON.stringify(file.name)}`)
    if (fault) faulty += 1
    else whole += 1
  }
  say(`${whole + faulty} files: ${whole} whole, ${faulty} changed, missing or unreadable`)
  const { events, broken } = await verifyChain(db)
  say(`${events} acts: the chain ${broken === null ? 'is whole' : `breaks at act ${broken}`}`)
  return faulty === 0 && broken === null
}
