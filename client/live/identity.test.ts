import { expect, it, vi } from 'vitest'
import { makeIdentity } from './identity.ts'
import type { Place } from './identity-places.ts'

const page = globalThis as unknown as Window

function place(first: string | null = null) {
  let kept = first
  return {
    kept: () => kept,
    read: async () => kept,
    async keep(key: string) {
      kept = key
    },
    async forget() {
      kept = null
    },
  }
}

const forbidden: Place = {
  read: () => Promise.reject(new Error('forbidden')),
  keep: () => Promise.reject(new Error('forbidden')),
  forget: () => Promise.reject(new Error('forbidden')),
}
/** Sent along by itself, and never read. */
const cookie: Place = { ...place(), read: async () => '' }
const identityIn = (...places: Place[]) => makeIdentity({ page, places, within: 1_000 })

async function all(identity: ReturnType<typeof makeIdentity>): Promise<string[]> {
  const found: string[] = []
  for (let key = await identity.next(); key !== null; key = await identity.next()) found.push(key)
  return found
}

it('[W106] a key that any one place still has is found, and the cookie speaks for itself', async () => {
  expect(await all(identityIn(place('a'), place(), cookie))).toEqual(['a', ''])
  expect(await all(identityIn(place(), place('a'), cookie))).toEqual(['a', ''])
  expect(await all(identityIn(place(), place(), cookie))).toEqual([''])
})

it('[W106] what is kept is kept in all places', async () => {
  const places = [place('old'), place(), place()]
  expect(await identityIn(...places).keep('new')).toBe(true)
  expect(places.map(({ kept }) => kept())).toEqual(['new', 'new', 'new'])
})

it('[W107] places that are forbidden do not matter as long as one is not', async () => {
  const last = place()
  const identity = identityIn(forbidden, forbidden, last)
  expect(await identity.keep('a')).toBe(true)
  expect(await all(identityIn(forbidden, forbidden, last))).toEqual(['a'])
  expect(await identityIn(forbidden).keep('a')).toBe(false)
})

it('[W107] a place that never answers is not waited for', async () => {
  vi.useFakeTimers()
  const silent: Place = { ...forbidden, read: () => new Promise(() => undefined) }
  const found = identityIn(silent, place('a')).next()
  await vi.advanceTimersByTimeAsync(1_000)
  expect(await found).toBe('a')
  vi.useRealTimers()
})

it('[W107] a place without room for a newer key does not go on holding the old one', async () => {
  const full = { ...place('old'), keep: () => Promise.reject(new Error('full')) }
  const other = place('old')
  await identityIn(full, other).keep('new')
  expect([full.kept(), other.kept()]).toEqual([null, 'new'])
})

it('[W108] places that do not agree are tried one after the other, each key once', async () => {
  expect(await all(identityIn(place('a'), place('b'), cookie))).toEqual(['a', 'b', ''])
  expect(await all(identityIn(place('a'), place('a')))).toEqual(['a'])
})

it('[W109] a key that was kept is in all places: when it opens nothing any more, there is no other to try', async () => {
  const identity = identityIn(place('a'), place('b'), cookie)
  await identity.keep('c')
  expect(await identity.next()).toBe(null)
})

it('[W109] what was forgotten is in no place, and what is kept after it stays', async () => {
  const places = [place('a'), place('a')]
  const identity = identityIn(...places)
  await identity.next()
  identity.forget()
  await identity.keep('b')
  expect(places.map(({ kept }) => kept())).toEqual(['b', 'b'])
})

it('[W124] what another page of this browser has kept since is not forgotten', async () => {
  const forgotten: string[] = []
  const noting = (name: string, there: ReturnType<typeof place>) => ({
    ...there,
    forget: async () => void forgotten.push(name),
  })
  const local = noting('local', place('own'))
  const identity = identityIn(local, noting('database', place('own')), {
    ...noting('cookie', place()),
    read: cookie.read,
  })
  await identity.next()
  await identity.keep('newer')
  await local.keep('of another page')
  identity.forget()
  // One after the other: by then it has forgotten.
  await identity.keep('last')
  expect(forgotten).toEqual(['database', 'cookie'])
})
