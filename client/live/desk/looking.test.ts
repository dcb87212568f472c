import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { makeLooking } from './looking.ts'

let told: (string | null)[]
beforeEach(() => {
  vi.useFakeTimers()
  told = []
})
afterEach(() => vi.useRealTimers())

const open = () => makeLooking({ page: globalThis as unknown as Window, tell: (entry) => told.push(entry) })

test('[L33] quick steps through the feed are told by where they came to rest', () => {
  const looking = open()
  for (const entry of ['a', 'b', 'c']) looking.look(entry)
  vi.runAllTimers()
  looking.look('c')
  looking.look(null)
  vi.runAllTimers()
  expect(told).toEqual(['c', null])
})

test('[L33] a server that has just been met hears it again, and nothing where nobody looks at anything', () => {
  const looking = open()
  looking.again()
  looking.look('a')
  vi.runAllTimers()
  looking.again()
  expect(told).toEqual(['a', 'a'])
})
