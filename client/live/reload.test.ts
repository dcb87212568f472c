import { expect, it } from 'vitest'
import { makeReloader, spend } from './reload.ts'

const HOUR = 3_600_000

function memory() {
  const kept = new Map<string, string>()
  return {
    getItem: (key: string) => kept.get(key) ?? null,
    setItem: (key: string, value: string) => void kept.set(key, value),
  }
}

it('[W26] a page reloads itself at most three times in an hour', () => {
  const kept = memory()
  const storage = () => kept
  const granted = [0, 1, 2, 3, 4].map((minute) => spend({ storage, at: 10 * HOUR + minute * 60_000 }))
  expect(granted).toEqual([true, true, true, false, false])
})

it('[W26] an hour later there is a budget again', () => {
  const kept = memory()
  const storage = () => kept
  for (let i = 0; i < 4; i++) spend({ storage, at: 10 * HOUR })
  expect(spend({ storage, at: 11 * HOUR + 1 })).toBe(true)
})

it('[W26] what stands in the storage may be nonsense', () => {
  const kept = memory()
  const storage = () => kept
  kept.setItem('tenfoot.reloads', '{"no":"list"}')
  expect(spend({ storage, at: 1 })).toBe(true)
  kept.setItem('tenfoot.reloads', 'not json')
  expect(spend({ storage, at: 1 })).toBe(true)
})

it('[W26] a page whose reloads are spent does not even fetch the new one, however often it hears of it', async () => {
  let fetched = 0
  const spent = JSON.stringify([Date.now(), Date.now(), Date.now()])
  const page = {
    document: { hidden: true },
    sessionStorage: { getItem: () => spent, setItem: () => {} },
    setTimeout: (then: () => void) => then(),
    location: { href: 'http://wall.test/', reload: () => expect.unreachable() },
    fetch: () => {
      fetched += 1
      return Promise.reject(new Error('not to be asked'))
    },
  } as unknown as Window
  const reloader = makeReloader({ page, within: 0, random: () => 0 })
  for (let heard = 0; heard < 5; heard += 1) reloader.reloadSoon()
  await Promise.resolve()
  expect(fetched).toBe(0)
})
