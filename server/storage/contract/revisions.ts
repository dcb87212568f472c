import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Engine } from '../../testing/engines.ts'
import { createSender, type Sender } from '../../testing/sender.ts'
import { nextCommit, openTestStorage, type TestStorage } from '../../testing/storage.ts'
import type { Storage } from '../storage.ts'

/** What changed since when, and who hears of it. */
export function revisions(engine: Engine): void {
  let opened: TestStorage
  let shop: Sender
  /** Another instance on the same database where the engine allows it, else the same. */
  let second: Storage
  let elsewhere: Sender
  beforeAll(async () => {
    opened = await openTestStorage(engine)
    shop = createSender(opened)
    second = engine.shared ? (await opened.openAnother()).storage : opened.storage
    elsewhere = createSender({ storage: second, clock: opened.clock })
  })
  afterAll(() => opened.close())

  /** The entries up to a revision, as whoever asks now would find them. */
  async function upTo(revision: number): Promise<Set<string>> {
    const rows = await second.feedback.changed(0, revision, 10_000)
    return new Set(rows.map((row) => `${row.revision} ${row.id}`))
  }

  test('[K17] whoever has seen a revision never later finds something at or below it', async () => {
    const ids = Array.from({ length: 60 }, (_, n) => `r${n}`)
    const writers = [shop, elsewhere].flatMap((sender, which) => [
      ...ids.map((id) => sender.post({ comment: `From ${which}.`, externalId: `${id} ${which}` })),
      ...ids.map((id) => sender.put(`${id} ${which}`, { comment: `Changed by ${which}.` })),
    ])
    let writing = true
    const written = Promise.all(writers).finally(() => {
      writing = false
    })
    const seen: { revision: number; entries: Set<string> }[] = []
    do {
      const revision = await second.revision()
      seen.push({ revision, entries: await upTo(revision) })
      // Lets timers and sockets have their turn: an engine may answer without leaving this one.
      await new Promise(setImmediate)
    } while (writing)
    await written
    for (const { revision, entries } of seen) {
      const late = [...(await upTo(revision))].filter((entry) => !entries.has(entry))
      expect(late).toEqual([])
    }
  })

  test('[K17] what changed in a range is found once, by its last change, in order', async () => {
    const after = await opened.storage.revision()
    await shop.post({ comment: 'First.', externalId: 'range 1' })
    await shop.post({ comment: 'Second.', externalId: 'range 2' })
    const middle = await opened.storage.revision()
    await shop.put('range 1', { comment: 'First again.' })
    const to = await opened.storage.revision()
    const comments = async (from: number, until: number) =>
      (await opened.storage.feedback.changed(from, until, 10)).map(({ comment }) => comment)
    expect(await comments(after, to)).toEqual(['Second.', 'First again.'])
    expect(await comments(middle, to)).toEqual(['First again.'])
    expect(await comments(to, to + 5)).toEqual([])
  })

  test('[K18] a commit is told after it can be read, on every instance, with the time that it counts for', async () => {
    const occurred = Date.parse('2026-11-01T08:00:00Z')
    const told = nextCommit(second, ({ counted }) => counted?.from === occurred)
    const { id, revision } = await shop.add({ metric: 'nps', score: 9, occurredAt: '2026-11-01T08:00:00Z' })
    const commit = await told
    expect(commit).toMatchObject({
      revision,
      feedback: true,
      hides: false,
      counted: { from: occurred, to: occurred },
    })
    expect(await second.feedback.byId(id)).not.toBeNull()
    expect(await second.revision()).toBeGreaterThanOrEqual(revision)
  })

  test('[K18] each commit is told once, and not before it is there', async () => {
    const reads: Promise<boolean>[] = []
    const told: number[] = []
    const stop = opened.storage.onCommit(({ revision }) => {
      told.push(revision)
      reads.push(opened.storage.revision().then((now) => now >= revision))
    })
    const heard = nextCommit(opened.storage, ({ settings }) => settings)
    await Promise.all(Array.from({ length: 30 }, (_, n) => shop.add({ comment: `Told ${n}.` })))
    await makeSource(opened)
    await heard
    stop()
    expect(new Set(told).size).toBe(told.length)
    expect(await Promise.all(reads)).not.toContain(false)
  })

  test('[K18] a probe finds out whether something can be written, and nobody hears of it', async () => {
    const [before, told] = [await opened.storage.revision(), opened.commits.length]
    await opened.storage.probe()
    expect(await opened.storage.revision()).toBe(before)
    expect(opened.commits.length).toBe(told)
  })
}

function makeSource({ storage, audit, clock }: TestStorage) {
  const source = {
    id: 'told',
    name: 'Told',
    tokens: [{ id: 'told', kind: 'token' as const, hash: 'told', lastFour: 'told' }],
    signingSecret: 's',
    secretGiven: false,
    createdAt: clock.now(),
  }
  const settings = { policy: 'publish', timeZone: 'UTC' } as const
  return storage.sources.create({ ...source, settings }, audit('somebody', 'source.created', 'told'))
}
