import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import * as v from 'valibot'
import type { Posted } from '../../../shared/feedback.ts'
import type { Patch } from '../../../shared/protocol.ts'
import type { WallView } from '../../../shared/wall.ts'
import { createIds } from '../../ids.ts'
import { parseEntry } from '../../intake/entry.ts'
import { createAuditMaker } from '../../moderation/audit.ts'
import type { Judged } from '../../moderation/rules/decide.ts'
import { createThemeFinder } from '../../scenes/themes/finder.ts'
import { createScores } from '../../scores/scores.ts'
import type { Moderation } from '../../storage/moderation.ts'
import { openStorage } from '../../storage/storage.ts'
import { WallSchema } from '../../walls/settings.ts'
import { createWallRoom } from '../wall-room.ts'

/** A storage with a wall on it and a clock in the test's hand. */
export async function openTestWall(start: number, settings: object = {}) {
  const folder = mkdtempSync(join(tmpdir(), 'tenfoot-room-'))
  const clock = { now: start }
  const now = () => clock.now
  const newId = createIds()
  const onError = (error: unknown) => {
    throw error
  }
  const storage = await openStorage({ at: { folder }, newId, now, onError })
  const audit = createAuditMaker({ newId, now })
  const input = v.parse(WallSchema, { name: 'Wall', slug: 'wall', timeZone: 'UTC', ...settings })
  const { slug, ...rest } = input
  const kept = { ...rest, timeZone: input.timeZone ?? 'UTC' }
  const wall = await storage.walls.create(
    { id: newId(start), slug, settings: kept, key: { id: newId(start), hash: 'hash' }, createdAt: start },
    audit('test', 'wall.created', 'wall'),
  )
  if (!wall) throw new Error('the wall was not made')
  const rooms = new Set<{ close: () => void }>()

  async function openRoom() {
    const patches: Patch[] = []
    const watchers = new Set<() => void>()
    const send = (patch: Patch) => {
      patches.push(patch)
      for (const check of watchers) check()
    }
    const scores = createScores(storage)
    const room = createWallRoom({
      storage,
      scores,
      wall: wall as never,
      instance: newId(now()),
      now,
      watched: () => true,
      send,
      onScene: () => {},
      themeFinder: createThemeFinder({ storage, onError }),
      onError,
    })
    rooms.add(room)
    await room.open()
    return {
      room,
      patches,
      view: () => room.editions.view as WallView,
      /** Puts the clock forward, lets the room look, and settles when its view is like this. */
      async until(wanted: (view: WallView) => boolean, forward = 0) {
        clock.now += forward
        const settled = new Promise<void>((resolve) => {
          const check = () => {
            if (wanted(room.editions.view as WallView)) resolve()
          }
          watchers.add(check)
          check()
        })
        room.wake()
        await settled
      },
    }
  }

  return {
    clock,
    storage,
    wall,
    openRoom,
    /** With `judged` its source decides by rules, and these are what they say. */
    async keep(posted: Posted, at = clock.now, judged?: Judged, importId?: string) {
      const parsed = parseEntry({ metric: 'nps', ...posted }, { timeZone: 'UTC' }, at)
      if (!parsed.ok) throw new Error(JSON.stringify(parsed.errors))
      const [outcome] = await storage.keep([
        {
          kind: 'create',
          source: { id: 'shop', policy: judged ? 'rules' : 'publish' },
          entry: parsed.entry,
          ...(judged && { judged }),
          ...(importId && { importId }),
          now: at,
        },
      ])
      if (outcome?.kind !== 'created') throw new Error('it was not kept')
      return outcome.feedback
    },
    moderate: (id: string, change: Moderation) =>
      storage.moderation.moderate(id, change, audit('test', 'feedback.changed', id), clock.now),
    pause: (paused: boolean) =>
      storage.pauses.set({ paused, at: clock.now }, [audit('test', 'wall.paused', wall.id)]),
    async close() {
      for (const room of rooms) room.close()
      await storage.close()
      rmSync(folder, { recursive: true, force: true })
    },
  }
}
