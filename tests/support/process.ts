import { type ChildProcess, spawn } from 'node:child_process'
import { createInterface } from 'node:readline'

/** A process of its own. lines: what it has printed; line(): waits for the first line that fits. */
export type Started = {
  pid: number
  lines: string[]
  errors: () => string
  line: (fits: RegExp, withinMs?: number) => Promise<string>
  /** Its exit code; null where a signal ended it. */
  ended: Promise<number | null>
  kill: (signal: NodeJS.Signals) => Promise<number | null>
}

type Options = { env?: NodeJS.ProcessEnv; cwd?: string }

/** Starts a TypeScript file of tests/support as a process of its own. */
export const startScript = (script: string, args: string[], options: Options = {}): Started =>
  startNode(['--conditions=source', '--import', 'tsx', `tests/support/${script}`, ...args], options)

export function startNode(args: string[], { env = process.env, cwd }: Options = {}): Started {
  const child = spawn(process.execPath, args, { env, cwd, stdio: ['ignore', 'pipe', 'pipe'] })
  started.add(child)
  const lines: string[] = []
  const listeners = new Set<() => void>()
  let errors = ''
  child.stderr.on('data', (chunk) => {
    errors += chunk
  })
  createInterface({ input: child.stdout }).on('line', (line) => {
    lines.push(line)
    for (const listener of listeners) listener()
  })
  const ended = new Promise<number | null>((resolve) => child.once('close', (code) => resolve(code)))
  void ended.then(() => {
    started.delete(child)
    for (const listener of listeners) listener()
  })
  const line = (fits: RegExp, withinMs = 90_000) =>
    new Promise<string>((resolve, reject) => {
      const settle = (finish: () => void) => {
        clearTimeout(timer)
        listeners.delete(look)
        finish()
      }
      const story = () => `${lines.join('\n')}\n${errors}`
      const look = () => {
        const found = lines.find((line) => fits.test(line))
        if (found !== undefined) return settle(() => resolve(found))
        if (!started.has(child))
          settle(() => reject(new Error(`It ended without printing ${fits}:\n${story()}`)))
      }
      const timer = setTimeout(
        () => settle(() => reject(new Error(`It did not print ${fits} in ${withinMs} ms:\n${story()}`))),
        withinMs,
      )
      listeners.add(look)
      look()
    })
  const kill = async (signal: NodeJS.Signals) => {
    child.kill(signal)
    return ended
  }
  return { pid: child.pid!, lines, errors: () => errors, line, ended, kill }
}

/** Nothing that a test started outlives the tests. */
const started = new Set<ChildProcess>()
process.on('exit', () => {
  for (const child of started) child.kill('SIGKILL')
})
