import { afterAll, beforeAll, expect, test } from 'vitest'
import { DAY, HOUR, MINUTE } from '../../testing/clock.ts'
import type { Engine } from '../../testing/engines.ts'
import { createSender, type Sender } from '../../testing/sender.ts'
import { openTestStorage, type TestStorage } from '../../testing/storage.ts'
import type { TurnRow } from '../schema.ts'

const NO_FILTER = { sources: [], locations: [], touchpoints: [], segments: [], languages: [], tags: [] }
const ALL = { filter: NO_FILTER, unhappy: true, tests: false }

/** Which voice stood when, and who may be next. */
export function turns(engine: Engine): void {
  let opened: TestStorage
  let shop: Sender
  beforeAll(async () => {
    opened = await openTestStorage(engine)
    shop = createSender(opened)
  })
  afterAll(() => opened.close())

  const turn = (wall: string, k: number, feedback: string): TurnRow => ({
    ...{ wall_id: wall, k, feedback_id: feedback, kind: 'new', lane: 'other' },
    ...{ from_time: opened.clock.now(), until_time: opened.clock.now() + 10_000 },
  })

  test('[K24] of several who write turn k the first wins, and the others learn it', async () => {
    const others = engine.shared ? [(await opened.openAnother()).storage] : []
    const storages = [opened.storage, ...others, opened.storage]
    const kept = await Promise.all(storages.map(({ turns }, n) => turns.keep(turn('race', 1, `voice ${n}`))))
    expect(kept.filter(Boolean)).toHaveLength(1)
    const winner = kept.indexOf(true)
    for (const { turns } of storages) {
      expect((await turns.last('race'))?.feedback_id).toBe(`voice ${winner}`)
    }
  })

  test('[K24] a wall remembers its turns of a day, and no others', async () => {
    const { turns } = opened.storage
    await turns.keep(turn('day', 1, 'a'))
    opened.clock.forward(23 * HOUR)
    await turns.keep(turn('day', 2, 'b'))
    expect((await turns.since('day', 0)).map(({ k }) => k)).toEqual([1, 2])
    opened.clock.forward(2 * HOUR)
    await turns.keep(turn('day', 3, 'c'))
    expect((await turns.since('day', 0)).map(({ k }) => k)).toEqual([2, 3])
    expect((await turns.last('day'))?.k).toBe(3)
    expect(await turns.last('none')).toBeNull()
  })

  test('[K25] visible is what is shown, counts and has consent; held words become visible when they are shown', async () => {
    const since = opened.clock.now()
    opened.clock.forward(MINUTE)
    const holding = createSender(opened, { id: 'holding', policy: 'hold' })
    const shown = await shop.add({ comment: 'Shown.' })
    const held = await holding.add({ comment: 'Held.' })
    await shop.add({ comment: 'No consent.', consent: { show: false } })
    await shop.add({ comment: 'A test.', test: true })
    await shop.add({
      comment: 'Yesterday.',
      occurredAt: new Date(opened.clock.now() - DAY - 1).toISOString(),
    })
    const visible = async () => (await opened.storage.turns.visibleSince(ALL, since, 10)).map(({ id }) => id)
    expect(await visible()).toEqual([shown.id])
    opened.clock.forward(MINUTE)
    const audit = opened.audit('mod', 'feedback.changed', held.id)
    await opened.storage.moderation.moderate(held.id, { display: 'shown' }, audit, opened.clock.now())
    expect(await visible()).toEqual([held.id, shown.id])
  })

  test('[K25] starred voices return before those of eight words, those before the rest, none that just stood', async () => {
    const long = await shop.add({ comment: 'One two three four five six seven eight.', location: 'return' })
    const short = await shop.add({ comment: 'Short.', location: 'return' })
    const star = await shop.add({ comment: 'Star.', location: 'return' })
    const audit = opened.audit('mod', 'feedback.changed', star.id)
    await opened.storage.moderation.moderate(star.id, { starred: true }, audit, opened.clock.now())
    const what = { ...ALL, filter: { ...NO_FILTER, locations: ['return'] } }
    const rested = opened.clock.now() - DAY
    const order: (string | undefined)[] = []
    for (let k = 1; k <= 4; k += 1) {
      const next = await opened.storage.turns.returning(what, 'returns', 0, rested, opened.clock.now())
      order.push(next?.id)
      opened.clock.forward(MINUTE)
      if (next) await opened.storage.turns.keep(turn('returns', k, next.id))
    }
    expect(order).toEqual([star.id, long.id, short.id, undefined])
    expect((await opened.storage.turns.longestRested(what, 'returns', 0, opened.clock.now()))?.id).toBe(
      star.id,
    )
  })

  test('[K25] pinned voices are found from their pinning on, the earliest first', async () => {
    const [a, b] = [await shop.add({ comment: 'A.' }), await shop.add({ comment: 'B.' })]
    const since = opened.clock.now()
    for (const { id } of [b, a]) {
      opened.clock.forward(MINUTE)
      const audit = opened.audit('mod', 'feedback.changed', id)
      await opened.storage.moderation.moderate(id, { pinned: true }, audit, opened.clock.now())
    }
    expect((await opened.storage.turns.pinnedSince(ALL, since, 10)).map(({ id }) => id)).toEqual([b.id, a.id])
  })
}
