import { createHash } from 'node:crypto'
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs'
import { join, relative } from 'node:path'

/** All that decides what the built client is. The lock file stands for the libraries. */
const INPUTS = ['client', 'shared', 'public', 'scripts/build', 'vite.config.ts', 'package-lock.json']

/** The same as long as nothing changed that the client is built from; tests are not. */
export function sourcesHash(root: string): string {
  const inputs = INPUTS.map((input) => join(root, input)).flatMap(filesUnder)
  return hashOfFiles(
    root,
    inputs.filter((file) => !/\.test\.tsx?$/.test(file)),
  )
}

/** Of the names below `root` and the contents. */
export function hashOfFiles(root: string, files: string[]): string {
  const hash = createHash('sha256')
  for (const file of [...files].sort()) {
    const content = readFileSync(file)
    hash.update(`${relative(root, file)}\0${content.length}\0`).update(content)
  }
  return hash.digest('hex').slice(0, 16)
}

/** Nothing for a path that does not exist, itself for a file. */
export function filesUnder(path: string): string[] {
  if (!existsSync(path)) return []
  if (!statSync(path).isDirectory()) return [path]
  return readdirSync(path).flatMap((name) => filesUnder(join(path, name)))
}
