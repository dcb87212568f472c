import { BadCell } from '../import/bad-cell.ts'
import { makeDateReader } from '../import/dates.ts'
import { bearable, isMostly } from './faults.ts'

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
/** No date is longer. */
const LONGEST = 40

/** In which form dates are written; `doubtful` where month and day could be the other way round. */
export interface DateGuess {
  /** In Luxon's words; null is a form that needs no name. */
  format: string | null
  doubtful: boolean
  /** How many of the cells have another form, or are no dates. */
  wrong: number
}

/** The form that most of these have, the first of several; null where too many do not have it. */
export function guessDates(texts: readonly string[]): DateGuess | null {
  if (!isMostly(texts, mayBeDate)) return null
  let best: { format: string | null; wrong: number } | null = null
  for (const format of FORMATS) {
    const most = best ? best.wrong - 1 : bearable(texts.length)
    const wrong = wrongIn(texts, format, most)
    if (wrong <= most) best = { format, wrong }
    if (wrong === 0) break
  }
  if (!best) return null
  const { format, wrong } = best
  const other = format?.startsWith('M/d') ? format.replace('M/d', 'd/M') : null
  return { format, doubtful: other !== null && wrongIn(texts, other, wrong) === wrong, wrong }
}

/** Spares most columns that have none the trouble of all forms. */
function mayBeDate(text: string): boolean {
  return text.length <= LONGEST && /\d\D+\d|^\d{8,}$/.test(text)
}

/** How many cells are not in a form; where they are more than `most`, one more than that. */
function wrongIn(texts: readonly string[], format: string | null, most: number): number {
  const read = makeDateReader({ format, zone: 'UTC' })
  let wrong = 0
  for (const text of texts) {
    if (!isRead(text, read)) wrong += 1
    if (wrong > most) break
  }
  return wrong
}

function isRead(text: string, read: ReturnType<typeof makeDateReader>): boolean {
  try {
    read(text)
    return true
  } catch (error) {
    if (error instanceof BadCell) return false
    throw error
  }
}
