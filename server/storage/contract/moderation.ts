import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Engine } from '../../testing/engines.ts'
import { createSender, feedbackOf, type Sender } from '../../testing/sender.ts'
import { openTestStorage, type TestStorage } from '../../testing/storage.ts'
import type { Moderation } from '../moderation.ts'

/** What moderators may change of an entry. */
export function moderation(engine: Engine): void {
  let opened: TestStorage
  let shop: Sender
  beforeAll(async () => {
    opened = await openTestStorage(engine)
    shop = createSender(opened)
  })
  afterAll(() => opened.close())

  const moderate = (id: string, change: Moderation) =>
    opened.storage.moderation.moderate(
      id,
      change,
      opened.audit('mod', 'feedback.changed', id),
      opened.clock.now(),
    )
  const auditOf = (subject: string) => opened.storage.audit.list({ subject, limit: 10 })

  test('[K12] a decision and its line in the audit log are one commit, and the log has no word or name', async () => {
    const entry = await shop.add({
      comment: 'Confidential words.',
      author: { name: 'Jo' },
      metric: 'nps',
      score: 1,
    })
    const changed = await moderate(entry.id, {
      display: 'hidden',
      starred: true,
      counted: false,
      reason: 'spam',
    })
    const revision = await opened.storage.revision()
    const expected = { display: 'hidden', starred: true, counted: false, reason: 'spam', revision }
    expect(changed).toEqual({ kind: 'changed', feedback: { ...entry, ...expected } })
    const [line, ...more] = await auditOf(entry.id)
    expect(more).toEqual([])
    expect(line).toMatchObject({
      before: { display: 'shown', counted: true, reason: null },
      after: { display: 'hidden', counted: false, reason: 'spam', starred: true },
    })
    expect(JSON.stringify(line)).not.toMatch(/Confidential|Jo"/)
  })

  test('[K12] what changes nothing leaves neither a line nor a revision of its own', async () => {
    const entry = await shop.add({ comment: 'Calm.' })
    expect(await moderate(entry.id, { display: 'shown', pinned: false })).toEqual({
      kind: 'changed',
      feedback: entry,
    })
    expect(await auditOf(entry.id)).toEqual([])
  })

  test('[K13] of two who saw the same revision the second is told what the first did', async () => {
    const { id, revision } = await shop.add({ comment: 'Both want it.' })
    const outcomes = await Promise.all([
      moderate(id, { display: 'hidden', revision }),
      moderate(id, { starred: true, revision }),
    ])
    // Who is first is up to the engine.
    const first = outcomes.find(({ kind }) => kind === 'changed')
    const second = outcomes.find(({ kind }) => kind === 'stale')
    if (first?.kind !== 'changed') throw new Error('nobody was first')
    const { display, starred } = first.feedback
    expect([display === 'hidden', starred].filter(Boolean)).toHaveLength(1)
    expect(second).toMatchObject({ kind: 'stale', feedback: { display, starred } })
  })

  test('[K13] counted can be taken back, but not from a test or a withdrawal', async () => {
    const { id } = await shop.add({ metric: 'nps', score: 1 })
    await moderate(id, { counted: false, reason: 'duplicate', note: 'twice' })
    expect(await moderate(id, { counted: true })).toMatchObject({ feedback: { counted: true, reason: null } })
    const trial = await shop.add({ metric: 'nps', score: 1, test: true })
    expect((await moderate(trial.id, { counted: true })).kind).toBe('refused')
    const gone = feedbackOf(await shop.post({ comment: 'Gone.', externalId: 'gone' }))
    await shop.withdraw('gone')
    for (const change of [
      { display: 'shown' },
      { counted: true },
      { pinned: true },
      { starred: true },
    ] as const) {
      expect((await moderate(gone.id, change)).kind).toBe('refused')
    }
  })

  test('[K13] an entry that is not there is unknown', async () => {
    expect(await moderate('nothing', { display: 'hidden' })).toEqual({ kind: 'unknown' })
  })

  test('[K14] commits say when words leave: hidden, held, not counted, withdrawn or changed', async () => {
    const hides = async (change: (id: string) => Promise<unknown>) => {
      opened.clock.forward(1)
      const { id } = feedbackOf(await shop.post({ comment: 'Words.', externalId: `e${opened.clock.now()}` }))
      await change(id)
      return opened.commits.at(-1)?.hides
    }
    const own = () => `e${opened.clock.now()}`
    expect(await hides((id) => moderate(id, { display: 'hidden' }))).toBe(true)
    expect(await hides((id) => moderate(id, { display: 'held' }))).toBe(true)
    expect(await hides((id) => moderate(id, { counted: false, reason: 'spam' }))).toBe(true)
    expect(await hides(() => shop.withdraw(own()))).toBe(true)
    expect(await hides(() => shop.put(own(), { comment: 'Other.' }))).toBe(true)
    expect(await hides(() => shop.put(own(), { comment: 'Words.', consent: { show: false } }))).toBe(true)
    expect(await hides((id) => moderate(id, { starred: true }))).toBe(false)
  })
}
