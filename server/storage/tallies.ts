import { type Kysely, sql } from 'kysely'
import type { Dimension } from '../../shared/dimension.ts'
import { type Metric, OWN_SCALE } from '../../shared/metric.ts'
import type { Runner } from './bulk.ts'
import { createBulk } from './bulk.ts'
import { named } from './rows.ts'
import type { FeedbackRow, Grain, Tables, TallyRow } from './schema.ts'

export const QUARTER_MS = 15 * 60_000
export const HOUR_MS = 60 * 60_000
export const DAY_MS = 24 * HOUR_MS

/** Under this name and an empty value stands the sum of everything. */
export const EVERYTHING = 'everything'

/** Scale and score, as "0 10 9", to how many count and how many do not. */
export type ScaledCounts = Record<string, [counted: number, excluded: number]>

/** The name of everything that is counted together. Neither dimensions nor metrics have a space in them. */
export function seriesOf(dimension: Dimension | typeof EVERYTHING, value: string, metric: Metric): string {
  return `${dimension} ${metric} ${value}`
}

/** All values under which an entry is counted; each tag on its own. */
function valuesOf(row: FeedbackRow): [dimension: Dimension | typeof EVERYTHING, value: string][] {
  const values: [dimension: Dimension | typeof EVERYTHING, value: string][] = [
    [EVERYTHING, ''],
    ['source', row.source_id],
  ]
  if (named(row.location)) values.push(['location', row.location])
  if (named(row.touchpoint)) values.push(['touchpoint', row.touchpoint])
  if (named(row.author_segment)) values.push(['segment', row.author_segment])
  if (named(row.language)) values.push(['language', row.language])
  if (row.tags === null) return values
  for (const tag of new Set<string>(JSON.parse(row.tags))) if (named(tag)) values.push(['tag', tag])
  return values
}

type Stretch = Omit<TallyRow, 'counts'> & { counts: ScaledCounts }

/** One series' differences by bucket. */
type SeriesChanges = Record<Grain, Map<number, ScaledCounts>>

const GRAINS = ['q', 'h', 'd'] as const satisfies Grain[]

/** Collects differences, so that a commit writes each count once however many entries move it. */
export class TallyChanges {
  readonly #series = new Map<string, SeriesChanges>()

  add(row: FeedbackRow): void {
    this.#move(row, 1)
  }

  remove(row: FeedbackRow): void {
    this.#move(row, -1)
  }

  /** Those in which something differs. */
  get stretches(): Stretch[] {
    const stretches: Stretch[] = []
    for (const [series, changes] of this.#series) {
      for (const grain of GRAINS) {
        for (const [bucket, counts] of changes[grain]) {
          if (Object.values(counts).some(differs)) {
            stretches.push({ id: `${grain}${bucket} ${series}`, series, grain, bucket, counts })
          }
        }
      }
    }
    return stretches
  }

  #move(row: FeedbackRow, by: 1 | -1): void {
    if (row.metric === null || row.score === null || row.test === 1) return
    const scale_min = row.scale_min ?? OWN_SCALE[row.metric].min
    const scale_max = row.scale_max ?? OWN_SCALE[row.metric].max
    const score = `${scale_min} ${scale_max} ${row.score}`
    const place = row.counted === 1 ? 0 : 1
    const quarter = startOf(row.at, QUARTER_MS)
    const hour = startOf(row.at, HOUR_MS)
    const day = startOf(row.at, DAY_MS)
    for (const [dimension, value] of valuesOf(row)) {
      const { q, h, d } = this.#of(seriesOf(dimension, value, row.metric))
      count(q, quarter, score, place, by)
      count(h, hour, score, place, by)
      count(d, day, score, place, by)
    }
  }

  #of(series: string): SeriesChanges {
    let changes = this.#series.get(series)
    if (!changes) {
      changes = { q: new Map(), h: new Map(), d: new Map() }
      this.#series.set(series, changes)
    }
    return changes
  }
}

function count(buckets: Map<number, ScaledCounts>, bucket: number, score: string, place: 0 | 1, by: 1 | -1) {
  let counts = buckets.get(bucket)
  if (!counts) {
    counts = {}
    buckets.set(bucket, counts)
  }
  counts[score] ??= [0, 0]
  counts[score][place] += by
}

function differs([counted, excluded]: [number, number]): boolean {
  return counted !== 0 || excluded !== 0
}

/** Also right before 1970. */
function startOf(at: number, length: number): number {
  return Math.floor(at / length) * length
}

const PLACEHOLDER: TallyRow = { id: '', series: '', grain: 'q', bucket: 0, counts: '' }

/** Adds differences to what is kept, inside a commit: the lock of the revision keeps others out meanwhile. */
export function createTallyWriter(db: Kysely<Tables>): (tx: Runner, changes: TallyChanges) => Promise<void> {
  const read = createBulk<string, Pick<TallyRow, 'id' | 'counts'>>(
    (ids) => db.selectFrom('tally').select(['id', 'counts']).where('id', 'in', ids),
    (id) => [id],
    '',
  )
  const write = createBulk<TallyRow>(
    (rows) =>
      db
        .insertInto('tally')
        .columns(['id', 'series', 'grain', 'bucket', 'counts'])
        .values(rows)
        .onConflict((conflict) =>
          conflict.column('id').doUpdateSet({ counts: sql<string>`excluded.counts` }),
        ),
    ({ id, series, grain, bucket, counts }) => [id, series, grain, bucket, counts],
    PLACEHOLDER,
  )
  const remove = createBulk<string>(
    (ids) => db.deleteFrom('tally').where('id', 'in', ids),
    (id) => [id],
    '',
  )

  return async (tx, changes) => {
    const { stretches } = changes
    const kept = new Map(
      (
        await read(
          tx,
          stretches.map(({ id }) => id),
        )
      ).map(({ id, counts }) => [id, counts]),
    )
    const rows: TallyRow[] = []
    const empty: string[] = []
    for (const stretch of stretches) {
      const counts = added(JSON.parse(kept.get(stretch.id) ?? '{}'), stretch.counts)
      if (Object.keys(counts).length > 0) rows.push({ ...stretch, counts: JSON.stringify(counts) })
      else empty.push(stretch.id)
    }
    await write(tx, rows)
    await remove(tx, empty)
  }
}

function added(kept: ScaledCounts, changes: ScaledCounts): ScaledCounts {
  for (const [score, [counted, excluded]] of Object.entries(changes)) {
    const before = kept[score] ?? [0, 0]
    kept[score] = [before[0] + counted, before[1] + excluded]
    if (kept[score][0] === 0 && kept[score][1] === 0) delete kept[score]
  }
  return kept
}
