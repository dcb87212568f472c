import type { DateTime } from 'luxon'
import { makeRests } from '../in-turns.ts'
import type { Identities } from './identity.ts'
import type { Row, Table, TellRead } from './table.ts'

/** What the first pass over a file learns, before anything is sent. */
export interface Survey {
  rows: number
  /** The latest time in the file; null where no row tells one, or nobody wants to know. */
  last: DateTime | null
}

interface SurveyNeeds {
  table: Table
  identities: Identities
  timeOf?: ((row: Row) => DateTime | null) | undefined
  tell?: TellRead
  /** Ends it early. */
  signal?: AbortSignal
}

export async function surveyOf({ table, identities, timeOf, tell, signal }: SurveyNeeds): Promise<Survey> {
  const survey: Survey = { rows: 0, last: null }
  const rest = makeRests()
  for await (const row of table.rows(tell)) {
    signal?.throwIfAborted()
    survey.rows += 1
    identities.notice(row)
    const time = timeOf?.(row)
    if (time && (survey.last === null || time > survey.last)) survey.last = time
    const resting = rest()
    if (resting) await resting
  }
  return survey
}
