import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { distOf } from './layout.ts'

/** What dist/client/build.json says. */
export interface Stamp {
  /** Changes with the built files: screens reload when it does. */
  build: string
  /** Of what it was built from. */
  sources: string
  /** File names under assets/ that this build uses. */
  assets: string[]
}

/** Of the build that is published; null when there is none. */
export function readStamp(root: string): Stamp | null {
  try {
    return JSON.parse(readFileSync(join(distOf(root), 'build.json'), 'utf8'))
  } catch {
    return null
  }
}
