import type { DateTime } from 'luxon'
import type { Identities } from './identity.ts'
import type { Mapper } from './mapping.ts'
import type { Table } from './table.ts'

/** What the first pass over a file learns, before anything is sent. */
export interface Survey {
  rows: number
  /** The latest time in the file; null where no row tells one. */
  last: DateTime | null
}

export async function surveyOf(table: Table, mapper: Mapper, identities: Identities): Promise<Survey> {
  const survey: Survey = { rows: 0, last: null }
  for await (const row of table.rows()) {
    survey.rows += 1
    identities.notice(row)
    const time = mapper.timeOf(row)
    if (time && (survey.last === null || time > survey.last)) survey.last = time
  }
  return survey
}
