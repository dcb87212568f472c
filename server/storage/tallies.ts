import { type Kysely, sql } from 'kysely'
import { OWN_SCALE } from '../../shared/metric.ts'
import { createBulk } from './bulk.ts'
import { named } from './rows.ts'
import type { FeedbackRow, Tables, TallyRow } from './schema.ts'

export const QUARTER_MS = 15 * 60_000
export const DAY_MS = 24 * 60 * 60_000

/** What scores can be cut by. */
export const DIMENSIONS = ['source', 'location', 'touchpoint', 'segment', 'language', 'tag'] as const
export type Dimension = (typeof DIMENSIONS)[number]
/** Under this name and an empty value stands the sum of everything. */
export const EVERYTHING = 'everything'

/** All values under which an entry is counted; each tag on its own. */
function* valuesOf(row: FeedbackRow): Generator<[dimension: string, value: string]> {
  yield [EVERYTHING, '']
  yield ['source', row.source_id]
  if (named(row.location)) yield ['location', row.location]
  if (named(row.touchpoint)) yield ['touchpoint', row.touchpoint]
  if (named(row.author_segment)) yield ['segment', row.author_segment]
  if (named(row.language)) yield ['language', row.language]
  if (row.tags === null) return
  for (const tag of new Set<string>(JSON.parse(row.tags))) if (named(tag)) yield ['tag', tag]
}

/** Collects differences, so that a commit writes each count once however many entries move it. */
export class TallyChanges {
  readonly #rows = new Map<string, TallyRow>()

  add(row: FeedbackRow): void {
    this.#move(row, 1)
  }

  remove(row: FeedbackRow): void {
    this.#move(row, -1)
  }

  /** Those that differ from nothing. */
  get rows(): TallyRow[] {
    return [...this.#rows.values()].filter((row) => row.counted !== 0 || row.excluded !== 0)
  }

  #move(row: FeedbackRow, by: 1 | -1): void {
    if (row.metric === null || row.score === null) return
    const quarter = row.at - (((row.at % QUARTER_MS) + QUARTER_MS) % QUARTER_MS)
    const day = row.at - (((row.at % DAY_MS) + DAY_MS) % DAY_MS)
    for (const [dimension, value] of valuesOf(row)) {
      this.#count(row, dimension, value, 'q', quarter, by)
      this.#count(row, dimension, value, 'd', day, by)
    }
  }

  #count(row: FeedbackRow, dimension: string, value: string, grain: 'q' | 'd', bucket: number, by: 1 | -1) {
    const metric = row.metric as TallyRow['metric']
    const scale_min = row.scale_min ?? OWN_SCALE[metric].min
    const scale_max = row.scale_max ?? OWN_SCALE[metric].max
    const score = row.score as number
    const key = `${dimension} ${metric}${grain}${bucket} ${scale_min} ${scale_max} ${score} ${value}`
    let tally = this.#rows.get(key)
    if (!tally) {
      const fresh = { dimension, value, metric, grain, bucket, scale_min, scale_max, score }
      tally = { ...fresh, counted: 0, excluded: 0 }
      this.#rows.set(key, tally)
    }
    if (row.counted === 1) tally.counted += by
    else tally.excluded += by
  }
}

const COLUMNS = [
  'dimension',
  'value',
  'metric',
  'grain',
  'bucket',
  'scale_min',
  'scale_max',
  'score',
  'counted',
  'excluded',
] as const
const KEY = COLUMNS.slice(0, 8)

const PLACEHOLDER: TallyRow = {
  dimension: '',
  value: '',
  metric: 'nps',
  grain: 'q',
  bucket: 0,
  scale_min: 0,
  scale_max: 0,
  score: 0,
  counted: 0,
  excluded: 0,
}

export function createTallyWriter(db: Kysely<Tables>) {
  return createBulk<TallyRow>(
    (rows) =>
      db
        .insertInto('tally')
        .columns([...COLUMNS])
        .values(rows)
        .onConflict((conflict) =>
          conflict.columns([...KEY]).doUpdateSet({
            counted: sql<number>`tally.counted + excluded.counted`,
            excluded: sql<number>`tally.excluded + excluded.excluded`,
          }),
        ),
    (row) => COLUMNS.map((column) => row[column]),
    PLACEHOLDER,
  )
}
