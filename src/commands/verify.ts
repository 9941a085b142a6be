import { text } from 'node:stream/consumers'
import { openEmbedded, openServer } from '#db/connect.ts'
import { askRunningApp, endsWell } from '../backup/running-app.ts'
import { verifyRegister } from '../backup/verify.ts'
import { expectDatabase, run, withRegister } from './command.ts'

/** Hashes every kept file again and walks the audit chain. 1 where something is not as it was. */
run(async (config) => {
  await expectDatabase(config)
  const running = config.databaseUrl ? null : await askRunningApp(config.dataDir, '/verify')
  if (running) {
    const report = await text(running)
    process.stdout.write(report)
    return endsWell(report) ? 0 : 1
  }
  const database = config.databaseUrl
    ? await openServer(config.databaseUrl)
    : await openEmbedded(config.dataDir)
  const well = await withRegister(config, database, (register) => verifyRegister(register, console.log))
  if (well) console.log('All is well.')
  return well ? 0 : 1
})
