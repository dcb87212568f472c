import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { findChromium } from '../../scripts/testing/tools.ts'
import { OLD_ENGINES } from './engines.ts'
import { installEngine } from './install.ts'

/** A host name that is not this machine's own, as an office's is: no browser trusts plain http from there. */
export const OFFICE = 'wall.test'

const FLAGS = [
  '--headless',
  '--no-sandbox',
  '--disable-gpu',
  '--no-first-run',
  '--hide-scrollbars',
  '--mute-audio',
  '--disable-dev-shm-usage',
  '--disable-background-networking',
  '--remote-debugging-port=0',
  `--host-resolver-rules=MAP ${OFFICE} 127.0.0.1`,
  '--window-size=1920,1080',
]
/** Their zygote does not start outside of the place that they were built for. TVs do not hint letters. */
const OLD = ['--single-process', '--no-zygote', '--font-render-hinting=none']

export interface Launched {
  /** Where its tabs are listed. */
  port: number
  close: () => Promise<void>
}

/** Starts an engine without a window. @throws Error in one line when it cannot be had or does not start */
export async function launchEngine(
  version: number | 'current',
  flags: readonly string[] = [],
): Promise<Launched> {
  const profile = mkdtempSync(join(tmpdir(), 'tenfoot-engine-'))
  const args = [...FLAGS, ...(version === 'current' ? [] : OLD), ...flags, `--user-data-dir=${profile}`]
  const child = spawn(programOf(version), [...args, 'about:blank'], {
    stdio: ['ignore', 'ignore', 'pipe'],
    env: { ...process.env, HOME: profile },
  })
  const close = async () => {
    const ended = once(child, 'exit')
    if (child.exitCode === null && child.signalCode === null) {
      child.kill('SIGKILL')
      await ended
    }
    rmSync(profile, { recursive: true, force: true, maxRetries: 5 })
  }
  try {
    return { port: await portOf(child, version), close }
  } catch (error) {
    await close()
    throw error
  }
}

function programOf(version: number | 'current'): string {
  const engine = OLD_ENGINES.find((it) => it.version === version)
  if (engine) return installEngine(engine)
  const own = version === 'current' ? findChromium() : null
  if (own === null) throw new Error(`Chrome ${version} cannot be had: no package is known for it`)
  return own
}

async function portOf({ stderr }: ChildProcess, version: number | 'current'): Promise<number> {
  if (!stderr) throw new Error('nobody hears the browser')
  const lines: string[] = []
  for await (const line of createInterface({ input: stderr })) {
    const port = /DevTools listening on ws:\/\/[^:]+:(\d+)/.exec(line)?.[1]
    if (port) {
      stderr.resume()
      return Number(port)
    }
    lines.push(line)
  }
  throw new Error(`Chrome ${version} did not start: ${lines.slice(-3).join(' ')}`)
}
