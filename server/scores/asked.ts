import * as v from 'valibot'
import { METRICS } from '../../shared/metric.ts'
import { notValid } from '../http/problem.ts'
import { wellFormed } from '../intake/text.ts'
import type { CountFilter } from '../storage/filter.ts'
import type { Storage } from '../storage/storage.ts'
import type { WallFilter } from '../walls/settings.ts'
import type { ScoreQuery } from './scores.ts'

const value = v.optional(v.pipe(v.string('must be given once'), v.transform(wellFormed), v.maxLength(200)))

/** What every question for scores may be narrowed by. */
export const narrowing = {
  metric: v.optional(v.picklist(METRICS, `must be one of ${METRICS.join(', ')}`)),
  wall: value,
  source: value,
  touchpoint: value,
  location: value,
  segment: value,
  language: value,
  tag: value,
}

/** "30d" as a number of days. */
export const windowOf = v.optional(
  v.pipe(
    v.string('must be given once'),
    v.regex(/^\d{1,3}d$/, 'must be a number of days from 1d to 730d'),
    v.transform((text) => Number.parseInt(text, 10)),
    v.minValue(1, 'must be a number of days from 1d to 730d'),
    v.maxValue(730, 'must be a number of days from 1d to 730d'),
  ),
)

type Narrowing = v.InferOutput<v.ObjectSchema<typeof narrowing, undefined>>
type Question = Narrowing & { window?: number | undefined }

const FILTERS = [
  ['source', 'sources'],
  ['touchpoint', 'touchpoints'],
  ['location', 'locations'],
  ['segment', 'segments'],
  ['language', 'languages'],
  ['tag', 'tags'],
] as const

/** @throws Problem 422 where neither a metric nor a wall is named, or the wall is none */
export async function askedOf(
  { storage, timeZone }: { storage: Pick<Storage, 'walls'>; timeZone: string },
  query: Question,
): Promise<ScoreQuery> {
  const wall = query.wall === undefined ? null : await wallOf(storage, query.wall)
  const metric = query.metric ?? wall?.metric
  if (!metric) throw notValid([{ pointer: '/metric', detail: 'is needed where no wall is named' }])
  return {
    metric,
    windowDays: query.window ?? wall?.windowDays ?? 30,
    filter: narrow(wall?.filter, query),
    timeZone: wall?.timeZone ?? timeZone,
  }
}

async function wallOf(storage: Pick<Storage, 'walls'>, name: string) {
  const wall = (await storage.walls.byId(name)) ?? (await storage.walls.bySlug(name))
  if (!wall) throw notValid([{ pointer: '/wall', detail: 'is no id or slug of a wall' }])
  return wall
}

/** A wall's filter, narrowed further: what it does not admit counts nowhere. */
function narrow(filter: WallFilter | undefined, query: Narrowing): CountFilter {
  const narrowed: CountFilter = {
    sources: [],
    touchpoints: [],
    locations: [],
    segments: [],
    languages: [],
    tags: [],
    ...filter,
  }
  for (const [name, list] of FILTERS) {
    const wanted = query[name]
    if (wanted === undefined) continue
    // An entry has many tags, so another one does not stand against the wall's.
    if (list === 'tags' && narrowed.tags.length > 0) {
      narrowed.allTags = [wanted]
      continue
    }
    const admits = narrowed[list].length === 0 || (narrowed[list] as string[]).includes(wanted)
    // No entry has a value that is only a control character, so this one matches nothing.
    Object.assign(narrowed, { [list]: [admits ? wanted : '\u0001'] })
  }
  return narrowed
}
