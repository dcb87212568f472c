import { afterAll, beforeAll, expect, test } from 'vitest'
import { HOUR, MINUTE } from '../../testing/clock.ts'
import type { Engine } from '../../testing/engines.ts'
import { createSender, type Sender } from '../../testing/sender.ts'
import { nextCommit, openTestStorage, type TestStorage } from '../../testing/storage.ts'
import type { TurnRow } from '../schema.ts'
import type { SaidBefore } from '../themes.ts'
import type { Standing } from '../turns.ts'

const NO_FILTER = { sources: [], locations: [], touchpoints: [], segments: [], languages: [], tags: [] }
const ALL = { filter: NO_FILTER, unhappy: true, tests: false }
const THEME = { phrase: 'lift', n: 5, authors: 4, before: 0, voices: ['a', 'b'], forms: ['lift', 'lifts'] }

/** What scenes beside the voices keep and read. */
export function scenes(engine: Engine): void {
  let opened: TestStorage
  let shop: Sender
  beforeAll(async () => {
    opened = await openTestStorage(engine)
    shop = createSender(opened)
  })
  afterAll(() => opened.close())
  const another = async () => (engine.shared ? (await opened.openAnother()).storage : opened.storage)

  test('[T108] a turn keeps the scene that follows it', async () => {
    const turn: TurnRow = {
      ...{ wall_id: 'w', k: 1, feedback_id: 'f', kind: 'new', lane: 'other', from_time: 1, until_time: 2 },
      ...{ then_scene: 'score', then_until: 3 },
    }
    await opened.storage.turns.keep(turn)
    expect(await opened.storage.turns.last('w')).toEqual(turn)
  })

  test('[V127] what was said is read page by page, the newest first, and only what a wall lets stand', async () => {
    const from = opened.clock.now()
    const said: string[] = []
    for (const location of ['north', 'south']) {
      for (const score of [9, 2, 9]) {
        said.unshift((await shop.add({ metric: 'nps', score, comment: `In the ${location}.`, location })).id)
      }
      opened.clock.forward(MINUTE)
    }
    const holding = createSender(opened, { id: 'holding', policy: 'hold' })
    await holding.add({ comment: 'Held.' })
    await shop.add({ comment: 'Test.', test: true })
    await shop.add({ comment: 'No.', consent: { show: false } })
    await shop.add({ score: 9, metric: 'nps' })
    const all = async (what: Standing, look: number) => {
      const ids: string[] = []
      let before: SaidBefore | null = { at: opened.clock.now() + 1, id: '' }
      while (before) {
        const page = await opened.storage.themes.said(what, { from, before, now: opened.clock.now() }, look)
        ids.push(...page.rows.map(({ id }) => id))
        before = page.next as SaidBefore | null
      }
      return ids
    }
    const order = [...said.slice(0, 3).sort().reverse(), ...said.slice(3).sort().reverse()]
    for (const look of [1, 2, 3, 100]) expect(await all(ALL, look)).toEqual(order)
    await shop.add({ comment: 'A long story. '.repeat(500) })
    const place = { from, before: { at: opened.clock.now() + 1, id: '' }, now: opened.clock.now() }
    const [long] = (await opened.storage.themes.said(ALL, place, 1)).rows
    expect(long?.comment).toHaveLength(1_000)
    const happy = await all({ ...ALL, unhappy: false, filter: { ...NO_FILTER, locations: ['north'] } }, 2)
    expect(happy).toEqual([said[5], said[3]].sort().reverse())
  })

  test('[V127] of several who found themes the first wins, and all are told', async () => {
    const storages = [opened.storage, await another()]
    const heard = Promise.all(
      storages.map((storage) => nextCommit(storage, (commit) => commit.scenes.includes('lobby'))),
    )
    const found = (at: number) => ({ at, madeOf: 'all', themes: [{ ...THEME, n: at }] })
    const kept = await Promise.all(storages.map(({ themes }, n) => themes.keep('lobby', found(n + 1), null)))
    await heard
    expect(kept.filter(Boolean)).toHaveLength(1)
    const first = found(kept.indexOf(true) + 1)
    for (const { themes } of storages) expect(await themes.read('lobby')).toEqual(first)
    expect(await opened.storage.themes.keep('lobby', found(3), first.at)).toBe(true)
    expect(await opened.storage.themes.read('lobby')).toEqual(found(3))
    await opened.storage.themes.keep('kitchen', found(3 + 49 * HOUR), null)
    expect(await opened.storage.themes.read('lobby')).toBeNull()
  })

  test('[V132] each thing is celebrated once, by the first who says so, and nothing within an hour of it', async () => {
    const storages = [opened.storage, await another()]
    const now = opened.clock.now()
    const party = (n: number, from: number) => ({ kind: 'milestone', n, from, until: from + 8_000 }) as const
    const both = await Promise.all(
      storages.map(({ celebrations }) => celebrations.keep('w', party(100, now))),
    )
    expect(both.filter(Boolean)).toHaveLength(1)
    const { celebrations } = opened.storage
    expect(await celebrations.keep('w', party(500, now + HOUR - 1))).toBe(false)
    expect(await celebrations.keep('other', party(500, now + 1))).toBe(true)
    expect(await celebrations.keep('w', party(100, now + HOUR))).toBe(false)
    expect(await celebrations.keep('w', { ...party(500, now + HOUR), kind: 'goal' })).toBe(true)
    expect(await celebrations.last('w')).toEqual({ ...party(500, now + HOUR), kind: 'goal' })
    expect(await celebrations.isDone('w', { kind: 'milestone', n: 100 })).toBe(true)
    expect(await celebrations.isDone('w', { kind: 'milestone', n: 500 })).toBe(false)
  })
}
