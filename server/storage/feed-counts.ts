import { type Expression, expressionBuilder, type Kysely, type RawBuilder, type SqlBool, sql } from 'kysely'
import { type FeedFilter, leading } from './feed-filter.ts'
import type { AskedFilter } from './feed-reader.ts'
import type { Tables } from './schema.ts'
import { idsAlsoIn, idsIn } from './search/ids-in.ts'
import type { SearchIndex } from './search/search-index.ts'

/** More are not counted: it stands for all that are more. */
export const COUNTED_AT_MOST = 10_001
/** Where so many of the newest fit, looking on is cheaper than asking the index. */
const OFTEN = COUNTED_AT_MOST / 4
/** For what is few by itself. */
const ALL_OF_THEM = 1_000_000_000

const QUEUES = {
  held: { display: 'held' },
  shown: { display: 'shown' },
  hidden: { display: 'hidden' },
  notCounted: { counted: false },
  all: {},
} as const satisfies Record<string, FeedFilter>
type Queue = keyof typeof QUEUES
const NAMES = Object.keys(QUEUES) as Queue[]

/** How many of a filter's entries are in each queue: exact up to ten thousand, 10001 for more. */
export type FeedCounts = Record<Queue, number>

interface CountsDeps {
  db: Kysely<Tables>
  index: SearchIndex
  ask: (filter: FeedFilter) => Promise<AskedFilter | null>
}

/** Counts no further than is told, whatever lies behind. */
export function createFeedCounts({ db, index, ask }: CountsDeps) {
  const eb = expressionBuilder<Tables, 'feedback'>()
  const inQueue = (queue: Queue) => eb.and(leading(QUEUES[queue])(eb))
  const feedback = sql`feedback`

  /** All queues in one pass over at most so many entries. */
  async function pass(table: RawBuilder<unknown>, where: Expression<SqlBool>, limit = ALL_OF_THEM) {
    const sums = NAMES.map(
      (name) => sql`coalesce(sum(case when ${inQueue(name)} then 1 else 0 end), 0) as ${sql.ref(name)}`,
    )
    const found = sql`select feedback.* from ${table} where ${where} limit ${limit}`
    const { rows } = await sql<FeedCounts>`select ${sql.join(sums)} from (${found}) as feedback`.execute(db)
    return rows[0] as FeedCounts
  }

  async function upTo(limit: number, table: RawBuilder<unknown>, where: Expression<SqlBool>) {
    const found = sql`select 1 from ${table} where ${where} limit ${limit}`
    const { rows } = await sql<{ n: number }>`select count(*) as n from (${found}) as found`.execute(db)
    return rows[0]?.n ?? 0
  }

  async function eachAlone(filter: FeedFilter): Promise<FeedCounts> {
    const known = new Map<string, Promise<number>>()
    const count = async (narrowed: FeedFilter) => {
      const asked = await ask(narrowed)
      return asked ? upTo(COUNTED_AT_MOST, feedback, eb.and([idsIn(asked.range), asked.admitted])) : 0
    }
    return ofAll((queue) => {
      if (contradicts(filter, queue)) return Promise.resolve(0)
      const narrowed = { ...filter, ...QUEUES[queue] }
      const key = JSON.stringify(Object.entries(narrowed).toSorted())
      const counted = known.get(key) ?? count(narrowed)
      known.set(key, counted)
      return counted
    })
  }

  /** How many a queue has among the entries below the newest. */
  async function older(queue: Queue, asked: AskedFilter, limit: number, often: boolean): Promise<number> {
    const { admitted, alsoAdmitted, terms, range, bottom } = asked
    const below = { ...range, below: bottom }
    const queued = inQueue(queue)
    if (often || queue !== 'shown') return upTo(limit, feedback, eb.and([idsIn(below), admitted, queued]))
    const { finds, unknown } = index.look()
    const known = await upTo(limit, index.table, eb.and([finds(terms, below), alsoAdmitted, queued]))
    if (!unknown) return known
    return known + (await upTo(limit, feedback, eb.and([unknown, idsAlsoIn(below), alsoAdmitted, queued])))
  }

  /** What is below the newest; `all` at its limit: there is more than was counted. */
  async function rest({ alsoAdmitted, terms, range, bottom }: AskedFilter): Promise<FeedCounts> {
    const { finds, unknown } = index.look()
    const below = { ...range, below: bottom }
    const known = await pass(index.table, eb.and([finds(terms, below), alsoAdmitted]), COUNTED_AT_MOST)
    if (known.all >= COUNTED_AT_MOST || !unknown) return known
    return added(known, await pass(feedback, eb.and([unknown, idsAlsoIn(below), alsoAdmitted])))
  }

  async function withTerms(filter: FeedFilter, asked: AskedFilter): Promise<FeedCounts> {
    const { admitted, range, bottom } = asked
    const upper = idsIn({ ...range, from: bottom ?? range.from })
    const newest = await pass(feedback, eb.and([upper, admitted]))
    if (bottom === null) return told(newest)
    const below = newest.all < OFTEN ? await rest(asked) : NONE
    const atLeast = added(newest, below)
    if (newest.all < OFTEN && below.all < COUNTED_AT_MOST) return told(atLeast)
    return ofAll(async (queue) => {
      if (atLeast[queue] >= COUNTED_AT_MOST) return COUNTED_AT_MOST
      if (contradicts(filter, queue)) return 0
      const missing = COUNTED_AT_MOST - newest[queue]
      return newest[queue] + (await older(queue, asked, missing, newest[queue] >= OFTEN))
    })
  }

  return async (filter: FeedFilter): Promise<FeedCounts> => {
    const asked = await ask(filter)
    if (!asked) return NONE
    return asked.terms.length === 0 ? eachAlone(filter) : withTerms(filter, asked)
  }
}

const NONE: FeedCounts = { held: 0, shown: 0, hidden: 0, notCounted: 0, all: 0 }

async function ofAll(count: (queue: Queue) => Promise<number>): Promise<FeedCounts> {
  const counts = { ...NONE }
  for (const queue of NAMES) counts[queue] = await count(queue)
  return counts
}

function added(some: FeedCounts, more: FeedCounts): FeedCounts {
  return Object.fromEntries(NAMES.map((name) => [name, some[name] + more[name]])) as FeedCounts
}

function told(counts: FeedCounts): FeedCounts {
  return Object.fromEntries(
    NAMES.map((name) => [name, Math.min(COUNTED_AT_MOST, counts[name])]),
  ) as FeedCounts
}

/** Whether the filter asks for what is never in the queue. */
function contradicts(filter: FeedFilter, queue: Queue): boolean {
  return Object.entries(QUEUES[queue]).some(([field, value]) => {
    const asked = filter[field as keyof FeedFilter]
    return asked !== undefined && asked !== value
  })
}
