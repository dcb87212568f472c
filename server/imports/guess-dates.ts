import { BadCell } from '../import/bad-cell.ts'
import { makeDateReader } from '../import/dates.ts'

const DAYS = ['d.M.yyyy', 'd.M.yy', 'M/d/yyyy', 'M/d/yy', 'd/M/yyyy', 'd/M/yy', 'd-M-yyyy', 'yyyy/M/d']
const WORDS = ['LLL d, yyyy', 'LLLL d, yyyy', 'd LLL yyyy', 'd LLLL yyyy', 'ccc LLL d yyyy']
const CLOCKS = [
  '',
  ' H:mm',
  ' H:mm:ss',
  ' h:mm a',
  ' h:mm:ss a',
  ', H:mm',
  ', H:mm:ss',
  ', h:mm a',
  ', h:mm:ss a',
]
const FORMATS = [null, ...[...DAYS, ...WORDS].flatMap((day) => CLOCKS.map((clock) => day + clock))]

/** In which form dates are written; `doubtful` where month and day could be the other way round. */
export interface DateGuess {
  /** In Luxon's words; null is a form that needs no name. */
  format: string | null
  doubtful: boolean
}

/** The first form that all of these have; null where there is none. */
export function guessDates(texts: readonly string[]): DateGuess | null {
  const format = FORMATS.find((each) => reads(texts, each))
  if (format === undefined) return null
  const other = format?.startsWith('M/d') ? format.replace('M/d', 'd/M') : null
  return { format, doubtful: other !== null && reads(texts, other) }
}

function reads(texts: readonly string[], format: string | null): boolean {
  const read = makeDateReader({ format, zone: 'UTC' })
  try {
    for (const text of texts) read(text)
    return texts.length > 0
  } catch (error) {
    if (error instanceof BadCell) return false
    throw error
  }
}
