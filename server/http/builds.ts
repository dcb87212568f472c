import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { LETTER_SETS } from '../../shared/letters.ts'
import type { Letters } from './letters.ts'

/** What names the pages: all of them together, and those that stay open and load themselves anew. */
export interface Builds {
  all: string
  /** Of all that a wall loads, the letters of other scripts among it. */
  wall: string
  admin: string
}

interface Built {
  /** The folder of the built client. */
  folder: string
  letters: Pick<Letters, 'stylesheet'>
  /** Names everything, whatever was built. */
  named?: string | undefined
}

export function readBuilds({ folder, letters, named }: Built): Builds {
  if (named !== undefined) return { all: named, wall: named, admin: named }
  const { build, pages } = JSON.parse(readFileSync(join(folder, 'build.json'), 'utf8'))
  const wall = createHash('sha256').update(pages.wall)
  // Letters are not built: their addresses have the version of their package in them.
  for (const set of LETTER_SETS) wall.update(`\0${letters.stylesheet(set)}`)
  return { all: build, wall: wall.digest('hex').slice(0, 16), admin: pages.admin }
}
