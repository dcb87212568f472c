import type { Outcome } from './answer.ts'
import { numberText } from './progress.ts'

/** What became of the rows of an import. */
export interface Tally {
  kept: number
  /** Repetitions of an earlier import: counted once. */
  known: number
  refused: number
}

export type Fate = keyof Tally

/**
 * Moved dates differ from day to day, so that a repetition meets its first import with another content:
 * then the server's 409 says no more than that the row is there.
 */
export function fateOf({ status }: Outcome, datesMoved: boolean): Fate {
  if (status === 201) return 'kept'
  if (status === 200 || (status === 409 && datesMoved)) return 'known'
  return 'refused'
}

export function tellTally({ kept, known, refused }: Tally, refusedPath: string): string {
  const lines = [`${rows(kept)} kept`]
  if (known > 0) lines.push(`${rows(known)} were there already and ${known === 1 ? 'counts' : 'count'} once`)
  if (refused > 0) lines.push(`${rows(refused)} refused, with the reasons in ${refusedPath}`)
  return `${lines.join('\n')}\n`
}

function rows(count: number): string {
  return count === 1 ? '1 row' : `${numberText(count)} rows`
}
