import { describe, expect, inject, test } from 'vitest'
import { freshDatabase } from '../../scripts/testing/database.ts'
import type { Feedback } from '../../shared/feedback.ts'
import { createIntegrator } from '../testing/integrator.ts'
import { makePerson, type Person } from '../testing/people.ts'
import { startTestServer, type TestServer } from '../testing/server.ts'
import { openDesk } from './testing/desk.ts'

const MODERATORS = 20
const ENTRIES = 20
/** Milliseconds: twenty passwords are hashed before anything begins. */
const WITHIN = 90_000

/** A line of the log; numbers follow the order of commits. */
interface Line {
  number: number
  action: string
  before: object
  after: object
}

/** What moderator `n` wants of entry `e`: they disagree about everything. */
function wish(n: number, e: number): object {
  const wishes = [
    { display: 'hidden' },
    { display: 'shown' },
    { counted: false, reason: 'spam' },
    { counted: true },
    { starred: n % 2 === 0 },
  ]
  return wishes[(n + e) % wishes.length] as object
}

/** Goes through all entries, every second time guarded by the revision that everybody saw first. */
async function decide(moderator: Person, n: number, entries: readonly Feedback[]) {
  const applied: Feedback[] = []
  const others: number[] = []
  for (const [e, { id, revision }] of entries.entries()) {
    const guard = (n + e) % 2 === 0 ? { revision } : {}
    const { status, body } = await moderator.as<Feedback>('PATCH', `/feedback/${id}`, {
      ...wish(n, e),
      ...guard,
    })
    if (status === 200) applied.push(body)
    else others.push(status)
  }
  return { applied, others }
}

async function linesOf(server: TestServer, id: string): Promise<Line[]> {
  const { body } = await server.asOwner<{ items: Line[] }>('GET', `/api/v1/audit?subject=${id}&limit=100`)
  const lines = body.items.filter(({ action }) => action === 'feedback.changed')
  return lines.toSorted((a, b) => a.number - b.number)
}

async function twentyAtOnce(server: TestServer): Promise<void> {
  const shop = createIntegrator(server, await server.makeSource({ metric: 'nps' }))
  const { body } = await shop.batch(
    Array.from({ length: ENTRIES }, (_, n) => ({ score: n % 11, comment: `No. ${n}` })),
  )
  const get = async (id = '') => (await server.asOwner<Feedback>('GET', `/api/v1/feedback/${id}`)).body
  const entries = await Promise.all(body.results.map(({ id }) => get(id)))
  const moderators = await Promise.all(
    Array.from({ length: MODERATORS }, (_, n) =>
      makePerson(server, { role: 'moderator', email: `m${n}@example.com` }),
    ),
  )
  const desk = await openDesk(server)
  const answers = await Promise.all(moderators.map((moderator, n) => decide(moderator, n, entries)))

  expect(new Set(answers.flatMap(({ others }) => others))).toEqual(new Set([409]))
  let counted = 0
  for (const { id, revision } of entries) {
    const last = await get(id)
    const lines = await linesOf(server, id)
    const answered = answers.flatMap(({ applied }) => applied).filter((each) => each.id === id)
    const changes = new Set(answered.map((each) => each.revision).filter((each) => each !== revision))
    expect(lines).toHaveLength(changes.size)
    for (const [k, { before }] of lines.entries()) if (k > 0) expect(before).toEqual(lines[k - 1]?.after)
    const { display, counted: counts, starred, reason } = last
    expect(lines.at(-1)?.after).toMatchObject({ display, counted: counts, starred, reason })
    expect(Math.max(...changes)).toBe(last.revision)
    await desk.until(
      ({ entries: told }) => told.findLast((each) => each.id === id)?.revision === last.revision,
    )
    if (counts) counted += 1
  }
  const { body: score } = await server.asOwner('GET', '/api/v1/scores?metric=nps&window=1d')
  expect(score.n).toBe(counted)
  desk.close()
}

describe('twenty moderators at once lose and double nothing', () => {
  test(
    '[L36] on SQLite',
    async () => {
      const server = await startTestServer()
      await twentyAtOnce(server)
      await server.close()
    },
    WITHIN,
  )

  test(
    '[L36] on PostgreSQL',
    async () => {
      const database = await freshDatabase(inject('postgresUrl'))
      const server = await startTestServer({ DATABASE_URL: database.url })
      await twentyAtOnce(server)
      await server.close()
      await database.drop()
    },
    WITHIN,
  )
})
