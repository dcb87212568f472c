import { afterAll, beforeAll, expect, test } from 'vitest'
import { DAY, SECOND } from '../../testing/clock.ts'
import type { Engine } from '../../testing/engines.ts'
import { createSender, feedbackOf, type Sender } from '../../testing/sender.ts'
import { openTestStorage, type TestStorage } from '../../testing/storage.ts'

/** When an entry is taken for one that was there before, and when not. */
export function repetition(engine: Engine): void {
  let opened: TestStorage
  let shop: Sender
  beforeAll(async () => {
    opened = await openTestStorage(engine)
    shop = createSender(opened)
  })
  afterAll(() => opened.close())

  const nine = { metric: 'nps', score: 9 }
  const kinds = (outcomes: readonly { kind: string }[]) => outcomes.map(({ kind }) => kind)

  test('[K1] the same external id with the same content is the first entry, and changes nothing', async () => {
    const first = await shop.post({ ...nine, externalId: 'a' })
    opened.clock.forward(400 * DAY)
    const again = await shop.post({ ...nine, externalId: 'a' })
    expect(again).toEqual({ kind: 'repeated', feedback: feedbackOf(first) })
  })

  test('[K1] the same external id with other content is a conflict that names the first entry', async () => {
    const first = feedbackOf(await shop.post({ ...nine, externalId: 'b' }))
    const other = await shop.post({ metric: 'nps', score: 8, externalId: 'b' })
    expect(other).toEqual({ kind: 'conflict', id: first.id })
  })

  test('[K1] an external id and a key are of their source alone', async () => {
    const other = createSender(opened, { id: 'other', policy: 'publish' })
    await shop.post({ ...nine, externalId: 'c' }, 'key c')
    expect((await other.post({ score: 1, metric: 'nps', externalId: 'c' }, 'key c')).kind).toBe('created')
  })

  test('[K2] an Idempotency-Key makes a repetition for seven days, and then no more', async () => {
    const first = feedbackOf(await shop.post(nine, 'key 1'))
    expect(feedbackOf(await shop.post(nine, 'key 1')).id).toBe(first.id)
    expect(await shop.post({ metric: 'nps', score: 2 }, 'key 1')).toEqual({ kind: 'conflict', id: first.id })
    opened.clock.forward(7 * DAY - SECOND)
    expect((await shop.post(nine, 'key 1')).kind).toBe('repeated')
    opened.clock.forward(SECOND)
    const second = await shop.post(nine, 'key 1')
    expect(second.kind).toBe('created')
    expect(feedbackOf(await shop.post(nine, 'key 1')).id).toBe(feedbackOf(second).id)
  })

  test('[K3] with both, neither may stand for other content', async () => {
    const x = { ...nine, externalId: 'x' }
    await shop.post(x, 'key x')
    await shop.post({ ...nine, externalId: 'y' }, 'key y')
    expect((await shop.post(x, 'key x')).kind).toBe('repeated')
    expect((await shop.post(x, 'key y')).kind).toBe('conflict')
    expect((await shop.post({ ...nine, externalId: 'z' }, 'key x')).kind).toBe('conflict')
  })

  test('[K3] a key that came with a repetition stands for that content from then on', async () => {
    await shop.post({ ...nine, externalId: 'v' })
    expect((await shop.post({ ...nine, externalId: 'v' }, 'key v')).kind).toBe('repeated')
    expect((await shop.post({ ...nine, externalId: 'w' }, 'key v')).kind).toBe('conflict')
  })

  test('[K4] all of this holds inside of one batch, too', async () => {
    const { create } = shop.operations
    const outcomes = await shop.keep([
      ...[create({ ...nine, externalId: 'in' }), create({ ...nine, externalId: 'in' })],
      ...[create({ metric: 'nps', score: 1, externalId: 'in' }), create(nine, 'key in')],
      ...[create(nine, 'key in'), create({ metric: 'nps', score: 1 }, 'key in')],
    ])
    const once = ['created', 'repeated', 'conflict']
    expect(kinds(outcomes)).toEqual([...once, ...once])
  })

  test('[K4] and between requests that share a commit', async () => {
    const posts = Array.from({ length: 20 }, () =>
      shop.post({ ...nine, externalId: 'together' }, 'key together'),
    )
    const outcomes = await Promise.all(posts)
    expect(kinds(outcomes).toSorted()).toEqual(['created', ...Array(19).fill('repeated')])
    expect(new Set(outcomes.map((outcome) => feedbackOf(outcome).id)).size).toBe(1)
  })

  test('[K5] without an id or a key nothing is ever taken for a repetition', async () => {
    const { create } = shop.operations
    const outcomes = await shop.keep([create(nine), create(nine)])
    expect(new Set([...outcomes, await shop.post(nine)].map((outcome) => feedbackOf(outcome).id)).size).toBe(
      3,
    )
  })
}
