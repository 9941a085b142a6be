import { createReadStream } from 'node:fs'
import { access, type FileHandle, open, rename, rm } from 'node:fs/promises'
import { dirname } from 'node:path'
import type { Writable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { inWords } from '../backup/manifest.ts'
import { manifestOf } from '../backup/restore.ts'
import { askRunningApp } from '../backup/running-app.ts'
import { writeBackup } from '../backup/write.ts'
import type { Config } from '../config.ts'
import { connect, expectDatabase, run, withRegister } from './command.ts'

/** Writes the register into a file that is there in the end whole or not at all. 1 where kept files were damaged. */
run(async (config, [path]) => {
  if (!path) throw new Error('Use: npm run backup -- FILE')
  if (await isThere(path)) throw new Error(`${path} is there already. A backup overwrites nothing.`)
  await expectDatabase(config)
  const underWay = `${path}.part`
  const handle = await make(underWay)
  try {
    await write(config, handle.createWriteStream({ flush: true }))
    await rename(underWay, path)
  } catch (error) {
    await rm(underWay, { force: true })
    throw error
  } finally {
    await handle.close()
  }
  const manifest = await manifestOf(createReadStream(path))
  console.log(`${path} is written.\n${inWords(manifest)}`)
  return manifest.damaged.length === 0 ? 0 : 1
})

/** A file that nobody but this process has made. */
const make = (path: string): Promise<FileHandle> =>
  open(path, 'wx', 0o600).catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'EEXIST') {
      throw new Error(
        `${path} is there already: another backup is being written, or one was ended before it was. If none is, remove the file.`,
      )
    }
    if (notToWriteIn.includes(error.code ?? '')) {
      throw new Error(`${dirname(path)} is not a folder that this user may write in.`)
    }
    throw error
  })

const notToWriteIn = ['ENOENT', 'ENOTDIR', 'EACCES', 'EPERM', 'EROFS']

/** Nobody else can open an embedded database that is in use: then the app that has it writes. */
async function write(config: Config, to: Writable): Promise<void> {
  const running = config.databaseUrl ? null : await askRunningApp(config.dataDir, '/backup')
  if (running) await pipeline(running, to)
  else await withRegister(config, await connect(config), (register) => writeBackup(register, to))
}

const isThere = (path: string): Promise<boolean> =>
  access(path).then(
    () => true,
    () => false,
  )
