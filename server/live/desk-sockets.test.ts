import { once } from 'node:events'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { Server } from 'socket.io'
import { io, type Socket } from 'socket.io-client'
import { afterEach, beforeEach, expect, test } from 'vitest'
import type { DeskServerToClient } from '../../shared/protocol.ts'
import { createSessions } from '../accounts/sessions.ts'
import { createIds } from '../ids.ts'
import { hashKey, newKey } from '../keys.ts'
import { DAY } from '../testing/clock.ts'
import { SQLITE } from '../testing/engines.ts'
import { createSender } from '../testing/sender.ts'
import { openTestStorage, type TestStorage } from '../testing/storage.ts'
import { serveDeskSockets } from './desk-sockets.ts'
import { createPeople } from './people.ts'
import { createPresenceKeeper } from './presence-keeper.ts'
import { createScreens } from './screens.ts'

type Feed = TestStorage['storage']['feedback']

let opened: TestStorage
let closing: (() => Promise<void> | void)[]

beforeEach(async () => {
  opened = await openTestStorage(SQLITE)
  closing = [opened.close]
})

afterEach(async () => {
  for (const close of closing.toReversed()) await close()
})

/** A desk on a port of its own that ticks often; `changed` reads in place of the storage's own. */
async function openDesk({ changed = opened.storage.feedback.changed }: { changed?: Feed['changed'] } = {}) {
  const { storage, clock } = opened
  const errors: unknown[] = []
  const onError = (error: unknown) => errors.push(error)
  const http = createServer().listen(0, '127.0.0.1')
  await once(http, 'listening')
  const server = new Server(http)
  const common = { now: clock.now, onError }
  const presence = createPresenceKeeper({ storage, instance: 'one', ...common })
  const screens = createScreens({ presence, now: clock.now })
  const people = createPeople({ presence })
  const desk = serveDeskSockets({
    ...{
      io: server,
      presence,
      screens,
      people,
      fleet: { missing: async () => [], onLook: () => () => undefined },
      wallsNow: async () => [],
      publicUrl: undefined,
      builds: { wall: 'w', admin: 'b' },
      tickEvery: 20,
      ...common,
    },
    storage: { ...storage, feedback: { ...storage.feedback, changed } },
    sessions: createSessions({ storage, publicUrl: undefined, newId: createIds(), now: clock.now }),
  })
  closing.push(async () => {
    desk.close()
    await server.close()
    await presence.close()
  })
  return { errors, url: `http://127.0.0.1:${(http.address() as AddressInfo).port}` }
}

/** Somebody who is signed in, with the desk open. */
async function signIn(url: string) {
  const { accounts } = opened.storage
  const key = newKey('session')
  const now = opened.clock.now()
  const log = opened.audit('ana', 'session.started', 'ana')
  const person = { id: 'ana', email: 'ana@example.com', password_hash: 'x', created_at: now }
  await accounts.createOwner(person, opened.audit('ana', 'owner.created', 'ana'))
  const session = { id: key, keyHash: hashKey(key), account: 'ana', agent: null }
  await accounts.startSession({ ...session, now, expires: now + DAY }, log)
  const socket: Socket<DeskServerToClient> = io(`${url}/desk`, {
    transports: ['websocket'],
    reconnection: false,
    forceNew: true,
    extraHeaders: { Cookie: `tenfoot_session=${key}`, Origin: url },
  })
  closing.push(() => void socket.disconnect())
  await new Promise((resolve, reject) => {
    socket.once('screens:changed', resolve)
    socket.once('connect_error', reject)
  })
  return { socket, signOut: () => accounts.endSession(hashKey(key)) }
}

test('[L19] what could not be read is told when it can be read again', async () => {
  let fails = 1
  const { errors, url } = await openDesk({
    async changed(...range) {
      if (fails-- > 0) throw new Error('no answer')
      return opened.storage.feedback.changed(...range)
    },
  })
  const { socket } = await signIn(url)
  const told = new Promise<string[]>((resolve) =>
    socket.once('feed:changed', ({ items }) => resolve(items.map(({ id }) => id))),
  )
  const { id } = await createSender(opened).add({ comment: 'Kept, and not read at once.' })
  expect(await told).toEqual([id])
  expect(errors).toHaveLength(1)
})

test('[L19] whoever signs out elsewhere is sent away with the next tick, the others stay', async () => {
  const { errors, url } = await openDesk()
  const [ana, ben] = [await signIn(url), await signIn(url)]
  const sentAway = new Promise((resolve) => ana.socket.once('disconnect', resolve))
  await ana.signOut()
  expect(await sentAway).toBe('io server disconnect')
  await new Promise((resolve) => ben.socket.once('server:tick', resolve))
  expect([ben.socket.connected, errors]).toEqual([true, []])
})

test('[L19] a session that has run out is sent away with the next tick', async () => {
  const { url } = await openDesk()
  const { socket } = await signIn(url)
  const sentAway = new Promise((resolve) => socket.once('disconnect', resolve))
  opened.clock.forward(DAY)
  expect(await sentAway).toBe('io server disconnect')
})

test('[C101] a desk is told the build of its own page, and the one that walls are told', async () => {
  const { url } = await openDesk()
  const { socket } = await signIn(url)
  const tick = await new Promise((resolve) => socket.once('server:tick', resolve))
  expect(tick).toMatchObject({ build: 'b', wallBuild: 'w' })
})
