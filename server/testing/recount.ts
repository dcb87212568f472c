import type { Metric } from '../../shared/metric.ts'
import type { Place } from './engines.ts'

interface Row {
  metric: Metric
  score: number
  scale_min: number | null
  scale_max: number | null
  source_id: string
  location: string | null
  touchpoint: string | null
  author_segment: string | null
  language: string | null
  tags: string | null
  at: number
  counted: number
}

export type Recount = Record<string, { counted: number; excluded: number }>

/** Every count as the plainest possible reading of the entries has it, by "dimension=value score". */
export async function recount(place: Place, metric: Metric, from: number, to: number): Promise<Recount> {
  const rows = await place.read<Row>(
    `select * from feedback where score is not null and test = 0 and metric = '${metric}' and at >= ${from} and at < ${to}`,
  )
  const found: Recount = {}
  for (const row of rows) {
    for (const name of namesOf(row)) {
      const key = `${name} ${scaleOf(row)}${row.score}`
      found[key] ??= { counted: 0, excluded: 0 }
      found[key][row.counted === 1 ? 'counted' : 'excluded'] += 1
    }
  }
  return found
}

export function scaleOf({ scale_min, scale_max }: Pick<Row, 'scale_min' | 'scale_max'>): string {
  return scale_min === null ? '' : `${scale_min}..${scale_max}: `
}

function namesOf(row: Row): string[] {
  const { location, touchpoint, author_segment: segment, language } = row
  const single = Object.entries({ source: row.source_id, location, touchpoint, segment, language })
  const tags: string[] = row.tags === null ? [] : JSON.parse(row.tags)
  return [
    'everything=',
    ...single.flatMap(([name, value]) => (value === null ? [] : [`${name}=${value}`])),
    ...[...new Set(tags)].map((tag) => `tag=${tag}`),
  ]
}
