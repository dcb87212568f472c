import { afterEach, expect, test } from 'vitest'
import type { Present } from '../storage/presence.ts'
import { createClock, MINUTE } from '../testing/clock.ts'
import { createPresenceKeeper } from './presence-keeper.ts'

const closing: (() => Promise<void>)[] = []
afterEach(async () => {
  for (const close of closing.splice(0)) await close()
})

/** A keeper that says often that it is there, and what it said. */
function keep({ fails = 0 } = {}) {
  const clock = createClock()
  const said: string[] = []
  const hears = new Set<() => void>()
  const say = (what: string) => {
    said.push(what)
    for (const hear of hears) hear()
  }
  let known = false
  const presence = {
    async publish() {
      say('whole')
      if (fails-- > 0) throw new Error('no answer')
      known = true
    },
    async touch() {
      if (known) say('alive')
      return known
    },
    read: async (): Promise<Present> => ({ screens: [], people: [] }),
    withdraw: async () => undefined,
    onChange: () => () => undefined,
  }
  const deps = { storage: { presence }, instance: 'one', now: clock.now, onError: () => undefined }
  const keeper = createPresenceKeeper({ ...deps, aliveEvery: 5 })
  closing.push(keeper.close)
  /** The first so many things that it said. */
  const first = (many: number) =>
    new Promise<string[]>((resolve) => {
      const check = () => {
        if (said.length < many) return
        hears.delete(check)
        resolve(said.slice(0, many))
      }
      hears.add(check)
    })
  return { clock, said, first }
}

test('[C105] who is at an instance is told whole at first, and then only once a minute while nothing changes', async () => {
  const { clock, said, first } = keep()
  expect(await first(4)).toEqual(['whole', 'alive', 'alive', 'alive'])
  said.length = 0
  clock.forward(MINUTE)
  expect(await first(2)).toEqual(['whole', 'alive'])
})

test('[C105] what could not be told is told whole again', async () => {
  const { first } = keep({ fails: 2 })
  expect(await first(4)).toEqual(['whole', 'whole', 'whole', 'alive'])
})
