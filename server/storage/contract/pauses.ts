import * as v from 'valibot'
import { afterEach, beforeEach, expect, test } from 'vitest'
import type { Engine } from '../../testing/engines.ts'
import { openTestStorage, type TestStorage } from '../../testing/storage.ts'
import { WallSchema } from '../../walls/settings.ts'
import type { Wall } from '../walls.ts'

/** Walls that a moderator has paused. */
export function pauses(engine: Engine): void {
  let opened: TestStorage

  beforeEach(async () => {
    opened = await openTestStorage(engine)
  })
  afterEach(() => opened.close())

  async function makeWall(slug: string): Promise<Wall> {
    const { slug: _slug, ...parsed } = v.parse(WallSchema, { name: slug, slug })
    const key = { id: `key-${slug}`, hash: `hash-${slug}` }
    const wall = { id: slug, slug, settings: { ...parsed, timeZone: 'UTC' }, key, createdAt: 1 }
    return (await opened.storage.walls.create(wall, opened.audit('ana', 'wall.created', slug))) as Wall
  }

  const lines = (action: string, ...walls: string[]) => walls.map((wall) => opened.audit('ana', action, wall))
  const pausedAt = async (wall: string) => (await opened.storage.walls.byId(wall))?.pausedAt

  test('[L31] a pause is kept with the wall and told as a hiding, and its revision stays', async () => {
    const { storage, commits } = opened
    const wall = await makeWall('lobby')
    const revision = await storage.pauses.set({ paused: true, at: 5 }, lines('wall.paused', wall.id))
    expect(await storage.walls.byId(wall.id)).toEqual({ ...wall, pausedAt: 5 })
    expect(commits.at(-1)).toMatchObject({ revision, pauses: [wall.id], hides: true, settings: false })
    await storage.pauses.set({ paused: false, at: 6 }, lines('wall.resumed', wall.id))
    expect(await pausedAt(wall.id)).toBeNull()
    expect(commits.at(-1)).toMatchObject({ pauses: [wall.id], hides: false })
  })

  test('[L31] all walls are paused in one commit; one that is so already keeps its time and gets no line', async () => {
    const { storage } = opened
    const [lobby, kitchen] = [await makeWall('lobby'), await makeWall('kitchen')]
    await storage.pauses.set({ paused: true, at: 5 }, lines('wall.paused', lobby.id))
    const all = lines('wall.paused', lobby.id, kitchen.id, 'gone')
    expect(await storage.pauses.set({ paused: true, at: 9 }, all)).toBeGreaterThan(0)
    expect(await storage.pauses.set({ paused: true, at: 9 }, all)).toBeNull()
    expect([await pausedAt(lobby.id), await pausedAt(kitchen.id)]).toEqual([5, 9])
    const logged = await storage.audit.list({ limit: 10 })
    expect(logged.filter(({ action }) => action === 'wall.paused').map(({ subject }) => subject)).toEqual([
      kitchen.id,
      lobby.id,
    ])
  })
}
