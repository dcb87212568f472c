import { type ChildProcess, fork } from 'node:child_process'
import { once } from 'node:events'
import { fileURLToPath } from 'node:url'

const FILE = fileURLToPath(new URL('./server.ts', import.meta.url))

export interface SoakServer {
  port: number
  /** Puts its clock; answers when it has heard. */
  setTime: (now: number) => Promise<void>
  stop: () => Promise<void>
}

export async function startSoakServer(env: Record<string, string>, now: number): Promise<SoakServer> {
  const child = fork(FILE, {
    env: { ...process.env, ...env, SOAK_NOW: String(now), TENFOOT_DEV: '1' },
  })
  const { ready } = (await told(child)) as { ready: string }
  return {
    port: Number(new URL(ready).port),
    async setTime(moment) {
      child.send({ now: moment })
      await told(child)
    },
    async stop() {
      const ended = once(child, 'exit')
      child.kill('SIGTERM')
      await ended
    },
  }
}

/** The next that it says. @throws when it ends first */
function told(child: ChildProcess): Promise<unknown> {
  return new Promise((resolve, reject) => {
    const hear = (message: unknown) => {
      child.off('exit', end)
      resolve(message)
    }
    const end = () => {
      child.off('message', hear)
      reject(new Error('the server has ended'))
    }
    child.once('message', hear).once('exit', end)
  })
}
