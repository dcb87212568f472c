import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { afterAll, expect, test } from 'vitest'
import { createClock } from '../testing/clock.ts'
import { createIntegrator, type Integrator, type Kept } from '../testing/integrator.ts'
import { spawnServer } from '../testing/process.ts'
import { type Caller, cookieOf, createCaller, OWNER } from '../testing/server.ts'
import { openAt } from '../testing/storage.ts'

const folder = mkdtempSync(join(tmpdir(), 'tenfoot-kill-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

/** A thousand are under way at any time: whoever is answered posts again. */
const AT_ONCE = 1_000
const POSTS = 3 * AT_ONCE
const KILL_AFTER = AT_ONCE + 300

async function makeSource(url: string, call: Caller) {
  const signedIn = await call('POST', '/api/v1/session', { Origin: url }, OWNER)
  const headers = { Origin: url, Cookie: cookieOf(signedIn.headers) }
  const made = await call<{ id: string; token: string }>('POST', '/api/v1/sources', headers, {
    name: 'Shop',
    metric: 'nps',
  })
  return made.body
}

/** Half of them carry an id of the sender's; the comment tells which post an entry comes from. */
function posted(n: number) {
  const entry = { score: n % 11, comment: `Post ${n}.`, tags: [`tag ${n % 3}`] }
  return n % 2 ? { ...entry, externalId: `post ${n}` } : entry
}

test('[K31] killed amid a thousand posts, every acknowledged entry is there once, and none of the others twice', async () => {
  const first = await spawnServer({ TENFOOT_DATA: folder })
  const call = createCaller(first.url)
  const source = await makeSource(first.url, call)
  const shop = createIntegrator({ call }, source)

  const acknowledged = new Map<number, string>()
  let killed: Promise<void> | undefined
  const post = async (sender: Integrator, n: number) => {
    const answer = await sender.post(posted(n)).catch(() => null)
    if (answer?.status !== 201) return
    acknowledged.set(n, answer.body.id)
    if (acknowledged.size === KILL_AFTER) killed = first.kill()
  }
  const postOnAndOn = async (first: number) => {
    for (let n = first; n < POSTS; n += AT_ONCE) await post(shop, n)
  }
  await Promise.all(Array.from({ length: AT_ONCE }, (_, n) => postOnAndOn(n)))
  await killed
  expect(acknowledged.size).toBeGreaterThanOrEqual(KILL_AFTER)
  expect(acknowledged.size).toBeLessThan(POSTS)

  const second = await spawnServer({ TENFOOT_DATA: folder })
  const again = createIntegrator({ call: createCaller(second.url) }, source)
  const repeated = await Promise.all(
    Array.from({ length: POSTS / 2 }, (_, n) => again.post(posted(2 * n + 1))),
  )
  await second.kill()

  const byPost = entriesByPost()
  for (const [n, id] of acknowledged) expect([n, byPost.get(n)]).toEqual([n, [id]])
  for (const [n, ids] of byPost) expect([n, ids.length]).toEqual([n, 1])
  for (const { status, body } of repeated) checkRepeated(status, body)
  await checkCounts()

  function checkRepeated(status: number, body: Kept): void {
    const n = Number(/\d+/.exec(body.comment ?? '')?.[0])
    if (acknowledged.has(n)) expect([status, body.id]).toEqual([200, acknowledged.get(n)])
    else expect([200, 201]).toContain(status)
  }
})

/** Read from the file itself, past the code that wrote it. */
function entriesByPost(): Map<number, string[]> {
  const file = new DatabaseSync(join(folder, 'tenfoot.db'), { readOnly: true })
  const rows = file.prepare('select id, comment from feedback').all() as { id: string; comment: string }[]
  file.close()
  const found = new Map<number, string[]>()
  for (const { id, comment } of rows) {
    const n = Number(/\d+/.exec(comment)?.[0])
    found.set(n, [...(found.get(n) ?? []), id])
  }
  return found
}

async function checkCounts(): Promise<void> {
  const { storage } = await openAt({ at: { folder } }, createClock())
  const tallies = () => {
    const file = new DatabaseSync(join(folder, 'tenfoot.db'), { readOnly: true })
    const rows = file.prepare('select id, counts from tally').all() as { id: string; counts: string }[]
    file.close()
    return Object.fromEntries(rows.map(({ id, counts }) => [id, JSON.parse(counts)]))
  }
  const before = tallies()
  await storage.rebuild()
  expect(tallies()).toEqual(before)
  await storage.close()
}
