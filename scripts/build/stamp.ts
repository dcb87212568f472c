import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { distOf } from './layout.ts'

/** What dist/client/build.json says. */
export interface Stamp {
  /** Changes with any of the built files. */
  build: string
  /** Of each page, what changes only with its own files: pages reload when it does. */
  pages: Record<string, string>
  /** Of what it was built from. */
  sources: string
  /** File names under assets/ that this build uses. */
  assets: string[]
}

/** Of the build that is published; null when there is none, or only one of before there was an id for each page. */
export function readStamp(root: string): Stamp | null {
  try {
    const stamp = JSON.parse(readFileSync(join(distOf(root), 'build.json'), 'utf8'))
    return stamp.pages ? stamp : null
  } catch {
    return null
  }
}
