import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { TestProject } from 'vitest/node'
import { startServer } from './server.ts'

declare module 'vitest' {
  export interface ProvidedContext {
    /** The folder of a demonstration council that nobody has touched yet. Copy it. */
    loadedDemonstration: string
  }
}

/** Once a run: the built product loads the demonstration (or the folder that LOADED_DEMONSTRATION names is taken). */
export default async function setUp(project: TestProject): Promise<() => Promise<void>> {
  const given = process.env.LOADED_DEMONSTRATION
  const folder = given ?? (await mkdtemp(join(tmpdir(), 'redress-loaded-')))
  const tearDown = () => (given ? Promise.resolve() : rm(folder, { recursive: true, force: true }))
  try {
    if (!given) await (await startServer({ DATA_DIR: folder })).stop()
    project.provide('loadedDemonstration', folder)
    return tearDown
  } catch (error) {
    await tearDown()
    throw error
  }
}
