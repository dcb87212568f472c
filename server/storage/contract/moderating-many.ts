import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Engine } from '../../testing/engines.ts'
import { createSender, feedbackOf, type Sender } from '../../testing/sender.ts'
import { openTestStorage, type TestStorage } from '../../testing/storage.ts'
import type { Moderation } from '../moderation.ts'

/** Many changes in one commit, and what else moderators decide of words. */
export function moderatingMany(engine: Engine): void {
  let opened: TestStorage
  let shop: Sender
  beforeAll(async () => {
    opened = await openTestStorage(engine)
    shop = createSender(opened)
  })
  afterAll(() => opened.close())

  const change = (items: readonly [id: string, change: Moderation][]) =>
    opened.storage.moderation.moderateMany(
      items.map(([id, change]) => ({ id, change, line: opened.audit('mod', 'feedback.changed', id) })),
      opened.clock.now(),
    )
  const historyOf = (subject: string) => opened.storage.audit.following({ subject, after: 0, limit: 50 })

  test('[F9] many changes are one commit, answered in their order, each with its own line in the log', async () => {
    const entries = []
    for (let n = 0; n < 150; n += 1) entries.push(await shop.add({ metric: 'nps', score: n % 11 }))
    const before = await opened.storage.revision()
    const outcomes = await change(entries.toReversed().map(({ id }) => [id, { display: 'hidden' }]))
    expect(await opened.storage.revision()).toBe(before + 1)
    expect(outcomes.map((outcome) => outcome.kind === 'changed' && outcome.feedback.id)).toEqual(
      entries.toReversed().map(({ id }) => id),
    )
    for (const { id } of [entries[0], entries[149]] as typeof entries) {
      expect(await opened.storage.feedback.byId(id)).toMatchObject({
        display: 'hidden',
        revision: before + 1,
      })
      expect(await historyOf(id)).toMatchObject([
        { before: { display: 'shown' }, after: { display: 'hidden' } },
      ])
    }
    expect(opened.commits.at(-1)).toMatchObject({ revision: before + 1, hides: true, feedback: true })
  })

  test('[F9] one that is unknown, stale or refused keeps no other back, and counts move only by what was done', async () => {
    const [first, second, trial] = [
      await shop.add({ metric: 'csat', score: 5 }),
      await shop.add({ metric: 'csat', score: 1 }),
      await shop.add({ metric: 'csat', score: 1, test: true }),
    ]
    const outcomes = await change([
      ['nothing', { starred: true }],
      [first.id, { counted: false, reason: 'spam', revision: first.revision }],
      [second.id, { starred: true, revision: second.revision - 1 }],
      [trial.id, { counted: true }],
      [second.id, { starred: true }],
    ])
    expect(outcomes.map(({ kind }) => kind)).toEqual(['unknown', 'changed', 'stale', 'refused', 'changed'])
    const tallies = await opened.storage.feedback.tallies('csat', NO_FILTER, 0, opened.clock.now() + 1)
    expect(tallies.toSorted((a, b) => a.score - b.score)).toMatchObject([
      { score: 1, counted: 1, excluded: 0 },
      { score: 5, counted: 0, excluded: 1 },
    ])
  })

  test('[F9] changes of the same entry follow each other', async () => {
    const { id, revision } = await shop.add({ comment: 'Twice.' })
    const outcomes = await change([
      [id, { display: 'hidden', revision }],
      [id, { starred: true, revision }],
      [id, { pinned: true }],
    ])
    expect(outcomes.map(({ kind }) => kind)).toEqual(['changed', 'stale', 'changed'])
    expect(await opened.storage.feedback.byId(id)).toMatchObject({
      display: 'hidden',
      starred: false,
      pinned: true,
    })
    expect(await historyOf(id)).toHaveLength(2)
  })

  test('[F10] passages are kept as offsets, also in the log, and must fit the words', async () => {
    const comment = 'The lamp works. Call me: +49 341 1234567.'
    const { id } = await shop.add({ comment })
    const [chosen] = await change([[id, { passages: { show: [[0, 15]] } }]])
    expect(chosen).toMatchObject({ kind: 'changed', feedback: { comment, passages: { show: [[0, 15]] } } })
    for (const [passages, field] of [
      [{ show: [[0, 9]] }, 'passages/show'],
      [{ mask: [[0, 999]] }, 'passages'],
      [{ clear: [[0, 3]] }, 'passages/clear'],
    ] as [Moderation['passages'] & object, string][]) {
      expect(await change([[id, { passages }]])).toMatchObject([{ kind: 'refused', field }])
    }
    const [line] = await historyOf(id)
    expect(line).toMatchObject({ before: { passages: null }, after: { passages: { show: [[0, 15]] } } })
    expect(JSON.stringify(line)).not.toContain('lamp')
    const [whole] = await change([[id, { passages: null }]])
    expect(feedbackOf(whole as never)).not.toHaveProperty('passages')
  })

  test('[F10] walls hear at once that passages changed', async () => {
    const { id } = await shop.add({ comment: 'The first. The second.' })
    opened.clock.forward(1)
    await change([[id, { passages: { show: [[0, 10]] } }]])
    expect(opened.commits.at(-1)).toMatchObject({ hides: true })
  })

  test('[F11] a suspicion counts until it is confirmed, and either answer ends it', async () => {
    const one = await shop.add({ metric: 'nps', score: 3 })
    const other = await shop.add({ metric: 'nps', score: 3 })
    await change([
      [one.id, { suspected: true }],
      [other.id, { suspected: true }],
    ])
    expect(await opened.storage.feedback.byId(one.id)).toMatchObject({ suspected: true, counted: true })
    await change([
      [one.id, { counted: false, reason: 'spam' }],
      [other.id, { suspected: false }],
    ])
    const [confirmed, denied] = [
      await opened.storage.feedback.byId(one.id),
      await opened.storage.feedback.byId(other.id),
    ]
    expect(confirmed).toMatchObject({ counted: false, reason: 'spam' })
    expect(denied).toMatchObject({ counted: true })
    for (const entry of [confirmed, denied]) expect(entry).not.toHaveProperty('suspected')
  })
}

const NO_FILTER = { sources: [], locations: [], touchpoints: [], segments: [], languages: [], tags: [] }
