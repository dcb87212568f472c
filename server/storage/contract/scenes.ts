import { afterAll, beforeAll, expect, test } from 'vitest'
import { HOUR, MINUTE } from '../../testing/clock.ts'
import type { Engine } from '../../testing/engines.ts'
import { createSender, feedbackOf, type Sender } from '../../testing/sender.ts'
import { nextCommit, openTestStorage, type TestStorage } from '../../testing/storage.ts'
import type { Cause } from '../celebrations.ts'
import type { TurnRow } from '../schema.ts'
import type { SaidBefore } from '../themes.ts'
import type { Standing } from '../turns.ts'

const NO_FILTER = { sources: [], locations: [], touchpoints: [], segments: [], languages: [], tags: [] }
const ALL = { filter: NO_FILTER, unhappy: true, tests: false }
const THEME = {
  ...{ phrase: 'lift', writers: [['a', 'c'], ['b']], before: 0 },
  ...{ voices: ['a', 'b'], forms: ['lift', 'lifts'] },
}
const GOAL: Cause = { kind: 'goal', n: 55.5, by: '2026-12-31' }
const voices = (n: number): Cause => ({ kind: 'milestone', n, by: '' })

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
    const found = (at: number) => ({ at, madeOf: 'all', themes: [{ ...THEME, before: at }] })
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

  test('[V194] of the voices of a theme those are read that may still stand, and an import that is undone tells the walls whose themes it was in', async () => {
    const { storage, clock } = opened
    const operation = shop.operations.create({ comment: 'Of a file.' })
    const outcomes = await storage.keep([{ ...operation, importId: 'i9' } as typeof operation])
    const [one, two, held] = [
      feedbackOf(outcomes[0]),
      await shop.add({ comment: 'A lift.', location: 'north' }),
      await createSender(opened, { id: 'held', policy: 'hold' }).add({ comment: 'Held.' }),
    ]
    const ids = [one.id, two.id, held.id, 'gone']
    const standing = async (what: Standing) =>
      (await storage.themes.standing(what, ids, clock.now())).toSorted()
    expect(await standing(ALL)).toEqual([one.id, two.id].sort())
    expect(await standing({ ...ALL, filter: { ...NO_FILTER, locations: ['north'] } })).toEqual([two.id])
    expect(await storage.themes.standing(ALL, [], clock.now())).toEqual([])
    const found = (id: string) => ({
      ...{ at: clock.now(), madeOf: 'all' },
      themes: [{ ...THEME, writers: [[id]] }],
    })
    await storage.themes.keep('with', found(one.id), null)
    await storage.themes.keep('without', found(two.id), null)
    const heard = nextCommit(storage, ({ feedback }) => feedback)
    await storage.imports.undoSome('i9', 10, clock.now() + 49 * HOUR)
    expect(await heard).toMatchObject({ scenes: ['with'], hides: true, settings: false })
    expect(await standing(ALL)).toEqual([two.id])
  })

  test('[V132] each thing is celebrated once, by the first who says so, and nothing within an hour of it', async () => {
    const storages = [opened.storage, await another()]
    const now = opened.clock.now()
    const times = (from: number) => ({ from, until: from + 8_000 })
    const { celebrations } = opened.storage
    await celebrations.notice('w', voices(100), now)
    const both = await Promise.all(
      storages.map((storage) => storage.celebrations.begin('w', voices(100), times(now))),
    )
    expect(both.filter(Boolean)).toHaveLength(1)
    for (const wall of ['w', 'other']) await celebrations.notice(wall, voices(500), now)
    expect(await celebrations.begin('w', voices(500), times(now + HOUR - 1))).toBe(false)
    expect(await celebrations.begin('other', voices(500), times(now + 1))).toBe(true)
    expect(await celebrations.begin('w', voices(100), times(now + HOUR))).toBe(false)
    expect(await celebrations.begin('w', voices(500), times(now + HOUR))).toBe(true)
    const { last } = await celebrations.read('w', now)
    expect(last).toEqual({ kind: 'milestone', n: 500, ...times(now + HOUR) })
  })

  test('[V190] what is noticed waits for its turn with the wall, a goal before a milestone; what was celebrated never waits again', async () => {
    const storages = [opened.storage, await another()]
    const now = opened.clock.now()
    const noticed = (cause: Cause, at: number) =>
      Promise.all(storages.map(({ celebrations }) => celebrations.notice('waits', cause, at)))
    const waiting = async (since: number) =>
      (await (await another()).celebrations.read('waits', since)).waiting
    const heard = nextCommit(storages[1] as typeof opened.storage, ({ scenes }) => scenes.includes('waits'))
    expect(await noticed(voices(100), now)).toEqual([true, true])
    await heard
    await noticed(voices(500), now)
    expect(await waiting(now)).toEqual({ ...voices(500), since: now })
    await noticed(GOAL, now)
    expect(await waiting(now)).toEqual({ ...GOAL, since: now })
    expect(await waiting(now + 1)).toBeNull()
    await opened.storage.celebrations.begin('waits', GOAL, { from: now, until: now + 8_000 })
    expect(await noticed(GOAL, now + HOUR)).toEqual([false, false])
    expect(await waiting(now)).toEqual({ ...voices(500), since: now })
    for (const by of ['2027-12-31', '2028-12-31']) await noticed({ ...GOAL, by }, now + HOUR)
    expect(await waiting(now + HOUR)).toMatchObject({ kind: 'goal', n: 55.5 })
  })

  test('[V195] when everything is deleted no theme and nothing to celebrate is left of it', async () => {
    const { storage, clock } = opened
    await storage.themes.keep('all', { at: clock.now(), madeOf: 'all', themes: [THEME] }, null)
    await storage.celebrations.notice('all', voices(100), clock.now())
    const subject = { subject: 'all', actor: 'owner', action: 'feedback.deleted' }
    await storage.erasure.everything({ ...subject, id: 'deletion', at: clock.now() })
    expect(await storage.themes.read('all')).toBeNull()
    expect(await storage.celebrations.read('all', 0)).toEqual({ last: null, waiting: null })
  })
}
