import { spawnSync } from 'node:child_process'
import { findChromium, findPostgres } from './tools.ts'

/** The Debian packages that hold what the tests need and this machine lacks. */
export function missingPackages(): string[] {
  const tools = { chromium: findChromium(), postgresql: findPostgres() }
  return Object.entries(tools).flatMap(([name, found]) => (found === null ? [name] : []))
}

/** Installs them where it can; answers what to do where it cannot, null when all is there. */
export function installMissing(): string | null {
  const missing = missingPackages()
  if (missing.length === 0) return null
  if (process.getuid?.() === 0 && hasAptGet()) {
    console.error(`Installing ${missing.join(' and ')} with apt-get …`)
    aptGet(['update', '-q'])
    aptGet(['install', '-qy', '--no-install-recommends', ...missing])
  }
  const stillMissing = missingPackages()
  if (stillMissing.length === 0) return null
  return `The tests need ${stillMissing.join(' and ')}: install the package of that name (Debian: apt-get install ${stillMissing.join(' ')})`
}

function hasAptGet(): boolean {
  return spawnSync('apt-get', ['--version']).status === 0
}

function aptGet(args: string[]): void {
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' }
  spawnSync('apt-get', args, { env, stdio: ['ignore', 'ignore', 'inherit'] })
}
