import { type Kysely, sql } from 'kysely'
import { type Metric, OWN_SCALE } from '../../shared/metric.ts'
import type { Runner } from './bulk.ts'
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

/** Scale and score, as "0 10 9", to how many count and how many do not. */
export type ScaledCounts = Record<string, [counted: number, excluded: number]>

/** The name of everything that is counted together. */
export function seriesOf(dimension: Dimension | typeof EVERYTHING, value: string, metric: Metric): string {
  return JSON.stringify([dimension, value, metric])
}

/** All values under which an entry is counted; each tag on its own. */
function* valuesOf(row: FeedbackRow): Generator<[dimension: Dimension | typeof EVERYTHING, value: string]> {
  yield [EVERYTHING, '']
  yield ['source', row.source_id]
  if (named(row.location)) yield ['location', row.location]
  if (named(row.touchpoint)) yield ['touchpoint', row.touchpoint]
  if (named(row.author_segment)) yield ['segment', row.author_segment]
  if (named(row.language)) yield ['language', row.language]
  if (row.tags === null) return
  for (const tag of new Set<string>(JSON.parse(row.tags))) if (named(tag)) yield ['tag', tag]
}

type Stretch = Omit<TallyRow, 'counts'> & { counts: ScaledCounts }

/** Collects differences, so that a commit writes each count once however many entries move it. */
export class TallyChanges {
  readonly #stretches = new Map<string, Stretch>()

  add(row: FeedbackRow): void {
    this.#move(row, 1)
  }

  remove(row: FeedbackRow): void {
    this.#move(row, -1)
  }

  /** Those in which something differs. */
  get stretches(): Stretch[] {
    const moved = ([counted, excluded]: [number, number]) => counted !== 0 || excluded !== 0
    return [...this.#stretches.values()].filter(({ counts }) => Object.values(counts).some(moved))
  }

  #move(row: FeedbackRow, by: 1 | -1): void {
    if (row.metric === null || row.score === null) return
    const scale_min = row.scale_min ?? OWN_SCALE[row.metric].min
    const scale_max = row.scale_max ?? OWN_SCALE[row.metric].max
    const score = `${scale_min} ${scale_max} ${row.score}`
    const place = row.counted === 1 ? 0 : 1
    for (const [dimension, value] of valuesOf(row)) {
      const series = seriesOf(dimension, value, row.metric)
      this.#count(series, 'q', startOf(row.at, QUARTER_MS), score, place, by)
      this.#count(series, 'd', startOf(row.at, DAY_MS), score, place, by)
    }
  }

  #count(series: string, grain: 'q' | 'd', bucket: number, score: string, place: 0 | 1, by: 1 | -1) {
    const id = `${grain}${bucket} ${series}`
    let stretch = this.#stretches.get(id)
    if (!stretch) {
      stretch = { id, series, grain, bucket, counts: {} }
      this.#stretches.set(id, stretch)
    }
    stretch.counts[score] ??= [0, 0]
    stretch.counts[score][place] += by
  }
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
