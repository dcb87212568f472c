import * as v from 'valibot'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { createIds } from '../ids.ts'
import { hashKey } from '../keys.ts'
import type { OwnScreen, WallSocket } from '../live/wall-sockets.ts'
import { DAY, HOUR } from '../testing/clock.ts'
import { SQLITE } from '../testing/engines.ts'
import { openTestStorage, type TestStorage } from '../testing/storage.ts'
import { settingsOf, WallSchema } from '../walls/settings.ts'
import { NOTHING_KNOWN } from './about.ts'
import { createTokenKeeper } from './tokens.ts'

let opened: TestStorage
beforeEach(async () => {
  opened = await openTestStorage(SQLITE)
})
afterEach(() => opened.close())

/** A screen that stays connected, as far as its keeper sees it, and the newer keys that it was told. */
async function connectScreen() {
  const { storage, clock, audit } = opened
  const at = clock.now()
  const settings = settingsOf(v.parse(WallSchema, { name: 'Wall', slug: 'wall' }), 'UTC')
  const key = { id: 'k', hash: 'h' }
  await storage.walls.create({ id: 'w', slug: 'wall', settings, key, createdAt: at }, audit('ana', 'x', 'w'))
  const page = { pairing: 'p', instance: 'one', block: 'b', about: NOTHING_KNOWN }
  const offer = await storage.pairings.offer(page, at)
  if (!offer || !('code' in offer)) throw new Error('no code')
  const screen = { id: 's', name: 'Lobby', wall: 'w', group: null, by: 'ana', at }
  await storage.screens.pair(screen, { code: offer.code }, audit('ana', 'screen.paired', 's'))
  await storage.pairings.take('p', hashKey('first'), at)
  return connectAgain(at)
}

/** The same from another place, by the key that it began with. */
function connectAgain(at: number) {
  const own: OwnScreen = {
    ...{ id: 's', name: 'Lobby', by: 'code', keyHash: hashKey('first'), keyAt: at, cookie: null },
  }
  const told: { token: string; keep: (late: Error | null, kept?: object) => void }[] = []
  const emit = (_event: string, token: string, keep: (typeof told)[number]['keep']) =>
    told.push({ token, keep })
  const socket = { data: { screen: own }, timeout: () => ({ emit }) } as unknown as WallSocket
  return { own, told, socket }
}

test('[C17] a screen that stays connected for months gets its newer key all the same, again until it keeps it', async () => {
  const { storage, clock } = opened
  const { own, told, socket } = await connectScreen()
  const errors: unknown[] = []
  const keeper = createTokenKeeper({
    ...{ storage, newId: createIds(), now: clock.now, onError: (error) => errors.push(error) },
    sockets: () => [socket],
  })
  await keeper.look()
  expect(told).toEqual([])
  clock.forward(30 * DAY)
  await keeper.look()
  expect(told.length).toBe(1)
  told[0]?.keep(new Error('too late'))
  clock.forward(HOUR)
  await keeper.look()
  expect(told.length).toBe(2)
  told[1]?.keep(null, { ok: true, value: null })
  expect(own.keyHash).toBe(hashKey(told[1]?.token ?? ''))
  clock.forward(HOUR)
  await keeper.look()
  expect(told.length).toBe(2)
  expect((await storage.screens.byKeyHash(own.keyHash, clock.now()))?.id).toBe('s')
  expect(errors).toEqual([])
  await keeper.close()
})

test('[C27] a copy of the old key gets no newer one once the screen has kept its own, and ends with the old key', async () => {
  const { storage, clock } = opened
  const { own, told, socket } = await connectScreen()
  const copy = connectAgain(clock.now())
  const keeper = createTokenKeeper({
    ...{ storage, newId: createIds(), now: clock.now, onError: (error) => expect.fail(String(error)) },
    sockets: () => [socket, copy.socket],
  })
  clock.forward(30 * DAY)
  await keeper.look()
  told[0]?.keep(null, { ok: true, value: null })
  clock.forward(HOUR)
  await keeper.look()
  expect(copy.told).toEqual([])
  expect((await storage.screens.byKeyHash(own.keyHash, clock.now()))?.id).toBe('s')
  clock.forward(2 * DAY)
  expect(await storage.screens.byKeyHash(copy.own.keyHash, clock.now())).toBe(null)
  await keeper.close()
})
