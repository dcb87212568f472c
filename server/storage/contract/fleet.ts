import * as v from 'valibot'
import { afterEach, beforeEach, expect, test } from 'vitest'
import type { Engine } from '../../testing/engines.ts'
import { openTestStorage, type TestStorage } from '../../testing/storage.ts'
import { WallSchema } from '../../walls/settings.ts'

/** How screens do, and what admins want of them. */
export function fleet(engine: Engine): void {
  let opened: TestStorage

  beforeEach(async () => {
    opened = await openTestStorage(engine)
    for (const slug of ['lobby', 'kitchen']) await makeWall(slug)
    for (const id of ['one', 'two']) await makeScreen(id)
  })
  afterEach(() => opened.close())

  const linesOf = (action: string, ...screens: string[]) =>
    screens.map((screen) => opened.audit('ana', action, screen))
  const lineOf = (action: string, subject: string) => opened.audit('ana', action, subject)
  const history = async (screen: string) =>
    (await opened.storage.fleet.history(screen, { limit: 10 })).map(({ what, detail }) => [what, detail])

  async function makeWall(slug: string): Promise<void> {
    const { slug: _slug, ...parsed } = v.parse(WallSchema, { name: `Wall ${slug}`, slug })
    const key = { id: `key-${slug}`, hash: `hash-${slug}` }
    const wall = { id: slug, slug, settings: { ...parsed, timeZone: 'UTC' }, key, createdAt: 1 }
    await opened.storage.walls.create(wall, lineOf('wall.created', slug))
  }

  async function makeScreen(id: string): Promise<void> {
    const screen = { id, name: `Screen ${id}`, wall: 'lobby', group: null, by: 'ana', at: 1 }
    await opened.storage.screens.pair(screen, { linkHash: `key-${id}` }, lineOf('screen.paired', id))
  }

  test('[C60] many screens are changed in one commit, each with its line; one that is so already gets none', async () => {
    const { storage, commits } = opened
    await storage.fleet.change({ paused: true }, linesOf('screen.changed', 'two'))
    const change = { paused: true, dim: 0.25, group: 'Ground floor' }
    const lines = linesOf('screen.changed', 'one', 'two', 'gone')
    expect(await storage.fleet.change(change, lines)).toEqual(['one', 'two'])
    expect(await storage.fleet.change(change, linesOf('screen.changed', 'one', 'two'))).toEqual([])
    const [two, one] = await storage.screens.list()
    for (const screen of [one, two]) expect(screen).toMatchObject(change)
    expect(commits.filter(({ screens }) => screens.length === 2).map(({ screens }) => screens)).toEqual([
      ['one', 'two'],
    ])
    const logged = await storage.audit.list({ limit: 2 })
    expect(logged.map(({ subject, before, after }) => [subject, before, after])).toEqual([
      ['two', { group: null, paused: true, dim: 0 }, change],
      ['one', { group: null, paused: false, dim: 0 }, change],
    ])
  })

  test('[C60] a screen that gets another wall has that in its history; there must be such a wall', async () => {
    const { storage } = opened
    const move = (wall: string) => storage.fleet.change({ wall }, linesOf('screen.changed', 'one'))
    expect(await move('attic')).toBeNull()
    expect(await history('one')).toEqual([])
    expect(await move('kitchen')).toEqual(['one'])
    expect(await history('one')).toEqual([['moved', 'Wall kitchen']])
  })

  test('[C60] a command is kept with the screens that there are, logged and told', async () => {
    const { storage, commits } = opened
    const lines = linesOf('screen.reloaded', 'one', 'gone')
    expect(await storage.fleet.command({ reload_at: 7 }, lines)).toEqual(['one'])
    expect(commits.at(-1)).toMatchObject({ screens: ['one'] })
    const [two, one] = await storage.screens.list()
    expect([one?.reloadAt, two?.reloadAt]).toEqual([7, null])
    expect((await storage.audit.list({ limit: 1 }))[0]).toMatchObject({
      subject: 'one',
      action: 'screen.reloaded',
    })
  })

  test('[C56] what is noted takes no revision, and of two instances the first one notes it', async () => {
    const { storage } = opened
    const before = await storage.revision()
    const event = (id: string) => ({ id, at: 9, what: 'missing' as const, detail: null })
    const where = { column: 'missing_at' as const, was: null }
    const note = (id: string) => ({ id: 'one', set: { missing_at: 5 }, where, event: event(id) })
    await storage.fleet.note([note('a'), { id: 'two', set: { seen_at: 3 } }])
    await storage.fleet.note([note('b'), { id: 'gone', set: { seen_at: 3 }, event: event('c') }])
    expect(await history('one')).toEqual([['missing', null]])
    expect(await history('gone')).toEqual([])
    const [two, one] = await storage.screens.list()
    expect([one?.missingAt, two?.seenAt]).toEqual([5, 3])
    expect(await storage.revision()).toBe(before)
  })

  test('[C62] what happened is told newest first, page by page, and forgotten by its age', async () => {
    const { storage } = opened
    const happened = ['a', 'b', 'c'].map((id, at) => ({
      ...{ id: 'one', set: { seen_at: at } },
      event: { id, at, what: 'restarted' as const, detail: null },
    }))
    await storage.fleet.note(happened)
    const ids = async (before?: string) =>
      (await storage.fleet.history('one', { limit: 2, before })).map(({ id }) => id)
    expect([await ids(), await ids('b')]).toEqual([['c', 'b'], ['a']])
    await storage.fleet.forget(2)
    expect(await ids()).toEqual(['c'])
  })
}
