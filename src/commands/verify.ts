import { text } from 'node:stream/consumers'
import type { Db } from '#db/connect.ts'
import { listApplied } from '#db/migrations.ts'
import { askRunningApp, endsWell } from '../backup/running-app.ts'
import { verifyRegister } from '../backup/verify.ts'
import { tablesAmiss } from '../readiness.ts'
import { connect, expectDatabase, run, withRegister } from './command.ts'

/** Hashes every kept file again and walks the audit chain. 1 where something is not as it was. Changes nothing. */
run(async (config) => {
  await expectDatabase(config)
  const running = config.databaseUrl ? null : await askRunningApp(config.dataDir, '/verify')
  if (running) {
    const report = await text(running)
    process.stdout.write(report)
    return endsWell(report) ? 0 : 1
  }
  const well = await withRegister(config, await connect(config), async (register) => {
    await expectTables(register.db)
    return verifyRegister(register, console.log)
  })
  if (well) console.log('All is well.')
  return well ? 0 : 1
})

/** Throws where the tables are not those that this release can read. */
async function expectTables(db: Db): Promise<void> {
  if ((await listApplied(db)).length === 0) {
    throw new Error('The database has no tables of Redress: there is nothing to verify.')
  }
  const amiss = await tablesAmiss(db)
  if (amiss) throw new Error(amiss)
}
