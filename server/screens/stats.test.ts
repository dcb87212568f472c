import { expect, test } from 'vitest'
import type { ScreenStats } from '../../shared/screens.ts'
import { engineName } from './engine.ts'
import { readStats } from './stats.ts'

const HONEST: ScreenStats = {
  ...{ width: 1920, height: 1080, ratio: 1, build: 'b1', heap: 12_000_000, elements: 240, frames: 60 },
  ...{ clockError: -40, roundTrip: 12, up: 3_600_000, light: false },
}

test('[C50] what a screen tells of itself is taken as it is where it makes sense', () => {
  expect(readStats(HONEST)).toEqual(HONEST)
  const silent = { ...HONEST, build: null, heap: null, frames: null, clockError: null, roundTrip: null }
  expect(readStats(silent)).toEqual(silent)
})

test('[C50] what is beyond all sense counts as its utmost, and what is nonsense as not told', () => {
  const lie = { width: 1e300, height: -5, elements: 1e99, up: -1, frames: 1e9, heap: 'much', roundTrip: -3 }
  expect(readStats({ ...HONEST, ...lie, build: 'b'.repeat(5_000) })).toEqual({
    ...HONEST,
    ...{
      width: 100_000,
      height: 0,
      elements: 1e7,
      up: 0,
      frames: 1_000,
      heap: null,
      roundTrip: 0,
      build: null,
    },
  })
})

test.each([null, 7, 'stats', [], {}, { ...HONEST, width: 'wide' }, { ...HONEST, light: 'yes' }])(
  '[C50] what is no report at all is not heard: %j',
  (given) => expect(readStats(given)).toBeNull(),
)

test.each([
  ['Mozilla/5.0 (Web0S; Linux/SmartTV) AppleWebKit/537.36 Chrome/87.0.4280.88 Safari/537.36', 'Chrome 87'],
  ['Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0', 'Firefox 140'],
  ['<script>alert(1)</script>', null],
  ['', null],
  [null, null],
])('[C63] an engine is named by what decides what its pages can do: %s', (agent, name) => {
  expect(engineName(agent)).toBe(name)
})
