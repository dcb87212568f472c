import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { createInterface } from 'node:readline'
import { fileURLToPath } from 'node:url'
import { OWNER } from './server.ts'

const SERVE = fileURLToPath(new URL('serve.ts', import.meta.url))
const MAIN = fileURLToPath(new URL('../main.ts', import.meta.url))
const OWN = { PORT: '0', HOST: '127.0.0.1', LOG_LEVEL: 'silent', TENFOOT_RATE_LIMIT: '0' }
const ADMIN = { TENFOOT_ADMIN_EMAIL: OWNER.email, TENFOOT_ADMIN_PASSWORD: OWNER.password }

export interface ServerProcess {
  url: string
  /** Ends it without a chance to do anything about it. */
  kill: () => Promise<void>
}

/** A server in a process of its own, once it answers. */
export async function spawnServer(env: Record<string, string>): Promise<ServerProcess> {
  const child = spawn(process.execPath, [SERVE], {
    env: { PATH: process.env.PATH, ...OWN, ...ADMIN, ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  const exited = once(child, 'exit')
  const errors: string[] = []
  createInterface({ input: child.stderr }).on('line', (line) => errors.push(line))
  const failed = exited.then(() => Promise.reject(new Error(`the server ended:\n${errors.join('\n')}`)))
  const [url] = (await Promise.race([once(createInterface({ input: child.stdout }), 'line'), failed])) as [
    string,
  ]
  failed.catch(() => undefined)
  return {
    url,
    async kill() {
      child.kill('SIGKILL')
      await exited
    },
  }
}

/** What `npm start` runs, where it is expected to end by itself. */
export async function runMain(env: Record<string, string>, args: string[] = []) {
  const child = spawn(process.execPath, [MAIN, ...args], {
    env: { PATH: process.env.PATH, ...OWN, ...env },
    stdio: ['ignore', 'ignore', 'pipe'],
  })
  const [[code], stderr] = await Promise.all([once(child, 'exit'), Array.fromAsync(child.stderr)])
  return { code: code as number, lines: Buffer.concat(stderr).toString().trimEnd().split('\n') }
}

/** What `npm start` runs, asked to end as often as given once it runs: how it ended. */
export async function interruptMain(env: Record<string, string>, times: number) {
  const child = spawn(process.execPath, [MAIN], {
    env: { PATH: process.env.PATH, ...OWN, ...ADMIN, ...env },
    stdio: ['ignore', 'pipe', 'ignore'],
  })
  for await (const line of createInterface({ input: child.stdout })) {
    if (line.includes('is running')) break
  }
  for (let i = 0; i < times; i += 1) child.kill('SIGINT')
  const [code, signal] = await once(child, 'exit')
  return { code, signal }
}
