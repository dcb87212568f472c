import { accessSync, constants, readdirSync } from 'node:fs'
import { delimiter, join } from 'node:path'

type Env = Readonly<Record<string, string | undefined>>

const CHROMIUM_NAMES = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable', 'chrome']
const DEBIAN_POSTGRES = '/usr/lib/postgresql'

/** The browser's program, or null. `TENFOOT_CHROMIUM` names one that is not in the PATH. */
export function findChromium(env: Env = process.env): string | null {
  const named = env.TENFOOT_CHROMIUM
  if (named !== undefined) return isProgram(named) ? named : null
  return firstProgram(
    CHROMIUM_NAMES.flatMap((name) => foldersOfPath(env).map((folder) => join(folder, name))),
  )
}

/** The folder with PostgreSQL's `initdb` and `postgres`, the newest of Debian's if none is in the PATH, or null. */
export function findPostgres(env: Env = process.env): string | null {
  const folders = [...foldersOfPath(env), ...debianPostgresFolders()]
  return (
    folders.find((folder) => ['initdb', 'postgres'].every((name) => isProgram(join(folder, name)))) ?? null
  )
}

function debianPostgresFolders(): string[] {
  try {
    const versions = readdirSync(DEBIAN_POSTGRES).sort((a, b) => Number(b) - Number(a))
    return versions.map((version) => join(DEBIAN_POSTGRES, version, 'bin'))
  } catch {
    return []
  }
}

function foldersOfPath(env: Env): string[] {
  return (env.PATH ?? '').split(delimiter).filter((folder) => folder !== '')
}

function firstProgram(paths: string[]): string | null {
  return paths.find(isProgram) ?? null
}

function isProgram(path: string): boolean {
  try {
    accessSync(path, constants.X_OK)
    return true
  } catch {
    return false
  }
}
