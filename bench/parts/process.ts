import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { setTimeout as after } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import { freePort } from '../../scripts/free-port.ts'

const ROOT = fileURLToPath(new URL('../..', import.meta.url))
const ASK_EVERY_MS = 5
const START_WITHIN_MS = 120_000

export interface ServerProcess {
  url: string
  pid: number
  /** Milliseconds from its spawn to the first 200 of /readyz. */
  startedIn: number
  stop: () => Promise<void>
}

/** A server in a process of its own, on a free port unless `env` names one; `file` is relative to the project. */
export async function startProcess(file: string, env: Record<string, string>): Promise<ServerProcess> {
  const port = env.PORT === undefined ? await freePort() : Number(env.PORT)
  const url = `http://127.0.0.1:${port}`
  const spawned = performance.now()
  const child = spawn(process.execPath, [file], {
    cwd: ROOT,
    env: { ...process.env, ...env, PORT: String(port), HOST: '127.0.0.1' },
    stdio: ['ignore', 'ignore', 'inherit'],
  })
  const endWithUs = () => child.kill('SIGKILL')
  process.once('exit', endWithUs)
  await ready(child, url)
  return {
    url,
    pid: child.pid as number,
    startedIn: performance.now() - spawned,
    async stop() {
      process.removeListener('exit', endWithUs)
      if (child.exitCode !== null || child.signalCode !== null) return
      const ended = once(child, 'exit')
      child.kill('SIGTERM')
      await ended
    },
  }
}

async function ready(child: ChildProcess, url: string): Promise<void> {
  const until = performance.now() + START_WITHIN_MS
  while (performance.now() < until) {
    if (child.exitCode !== null) throw new Error(`${url} ended with ${child.exitCode} before it was ready`)
    if (await isReady(url)) return
    await after(ASK_EVERY_MS)
  }
  child.kill('SIGKILL')
  throw new Error(`${url} was not ready within ${START_WITHIN_MS} ms`)
}

async function isReady(url: string): Promise<boolean> {
  try {
    const response = await fetch(`${url}/readyz`)
    await response.arrayBuffer()
    return response.status === 200
  } catch {
    return false
  }
}
