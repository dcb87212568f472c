import { randomUUID } from 'node:crypto'
import { openTestWall } from '../live/testing/room.ts'
import type { Wall } from '../storage/walls.ts'

export const SECOND = 1_000
export const MINUTE = 60 * SECOND
export const HOUR = 60 * MINUTE
export const DAY = 24 * HOUR
export const WEEK = 7 * DAY
/** A Friday, in the middle of a quarter of an hour. */
export const NOON = Date.UTC(2026, 10, 20, 12, 7)

export type SceneWall = Awaited<ReturnType<typeof openSceneWall>>

/** A wall with a clock in the test's hand, and a past. */
export async function openSceneWall(settings: object = {}, start = NOON) {
  const wall = await openTestWall(start, settings)
  return {
    ...wall,
    /** Changes settings, as an admin would, and answers the wall. */
    async change(change: object): Promise<Wall> {
      const known = (await wall.storage.walls.byId(wall.wall.id)) as Wall
      const { now: at } = wall.clock
      const line = { id: randomUUID(), at, actor: 'test', action: 'wall.changed', subject: known.id }
      const { slug, revision, ...settings } = known
      const next = { slug, settings: { ...settings, ...change } }
      return (await wall.storage.walls.change(known.id, next, line, revision)) as Wall
    },
    /** Answers of other days, without words; four of five are good. */
    async past(daysAgo: number, n: number): Promise<void> {
      const at = start - daysAgo * DAY
      await Promise.all(
        Array.from({ length: n }, (_, nth) => wall.keep({ score: nth % 5 === 4 ? 2 : 10 }, at)),
      )
    },
  }
}
