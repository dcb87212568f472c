import { afterAll, beforeAll, expect, test } from 'vitest'
import { createIds } from '../ids.ts'
import { openPaired, pairScreen } from '../live/testing/paired.ts'
import { DAY, HOUR, MINUTE } from '../testing/clock.ts'
import { startTestServer, type TestServer } from '../testing/server.ts'
import { type LiveScreen, NOTHING_KNOWN } from './about.ts'
import { clonesAmong, createCloneKeeper } from './clones.ts'

const NOW = Date.parse('2026-11-21T10:00:00Z')

function live(screen: string | null, address: string, since = NOW - MINUTE): LiveScreen {
  const place = { wall: 'w', wallName: 'W', name: 'Lobby', revision: 0, visible: true, drawnAt: since }
  const about = { ...NOTHING_KNOWN, address, startedAt: null }
  return { id: `${screen} ${address} ${since}`, screen, since, about, ...place }
}

test('[C18] a key that is used from two addresses at once is noticed, once a broken connection cannot be the cause', () => {
  expect(clonesAmong([live('a', '10.0.0.1'), live('a', '10.0.0.2')], NOW)).toEqual(['a'])
  expect(clonesAmong([live('a', '10.0.0.1'), live('a', '10.0.0.1', 0)], NOW)).toEqual([])
  expect(clonesAmong([live('a', '10.0.0.1'), live('b', '10.0.0.2')], NOW)).toEqual([])
  expect(clonesAmong([live(null, '10.0.0.1'), live(null, '10.0.0.2')], NOW)).toEqual([])
  expect(clonesAmong([live('a', '10.0.0.1'), live('a', '10.0.0.2', NOW - MINUTE + 1)], NOW)).toEqual([])
})

let server: TestServer
beforeAll(async () => {
  server = await startTestServer({ TENFOOT_TRUST_PROXY: '1' })
})
afterAll(() => server.close())

test('[C18] both go on', async () => {
  const made = await server.asOwner<{ id: string }>('POST', '/api/v1/walls', { name: 'Wall', slug: 'wall' })
  const { token } = await pairScreen(server, { wall: made.body.id })
  const from = (address: string) => openPaired(server.url, token, { headers: { 'X-Forwarded-For': address } })
  const both = [await from('10.0.0.1'), await from('10.0.0.2')]
  expect(both.map(({ connected }) => connected())).toEqual([true, true])
  for (const screen of both) screen.close()
})

test('[C18] it is told once, and forgotten a day after it was last seen', async () => {
  const told: [string, number][] = []
  const forgotten: number[] = []
  let at = NOW
  const keeper = createCloneKeeper({
    storage: {
      screens: {
        cloned: async (id: string, event: { at: number }) => void told.push([id, event.at]),
        forgetClones: async (before: number) => void forgotten.push(before),
      },
    } as never,
    screens: { all: async () => [live('a', '10.0.0.1', 0), live('a', '10.0.0.2', 0)] },
    ...{ newId: createIds(), now: () => at },
    onError: (error) => {
      throw error
    },
  })
  await keeper.look()
  at += MINUTE
  await keeper.look()
  at += HOUR
  await keeper.look()
  expect(told).toEqual([
    ['a', NOW],
    ['a', NOW + MINUTE + HOUR],
  ])
  expect(forgotten.at(-1)).toBe(at - DAY)
  await keeper.close()
})
