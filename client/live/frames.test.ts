import { expect, it } from 'vitest'
import { makeFrameWatch } from './frames.ts'

/** A page that draws a frame each time it is told to, at a time that the test chooses. */
function device() {
  let now = 0
  let frame: (() => void) | null = null
  const document = { hidden: false }
  const page = {
    document,
    requestAnimationFrame(callback: () => void) {
      frame = callback
    },
  } as unknown as Window
  const draw = (every: number, times: number) => {
    for (let i = 0; i < times; i++) {
      now += every
      const callback = frame
      frame = null
      callback?.()
    }
  }
  const told: number[] = []
  const watcher = makeFrameWatch({ page, monotonic: () => now })
  return { document, draw, told, watcher, watch: () => watcher.watch(() => told.push(now)) }
}

it('[W118] frames are counted for two seconds of an arrival, and told as frames a second', () => {
  const { draw, told, watcher, watch } = device()
  expect(watcher.frames()).toBe(null)
  watch()
  draw(20, 102)
  expect(watcher.frames()).toBeCloseTo(50, 0)
  expect(told).toHaveLength(1)
})

it('[W118] a slow device is told as what it is', () => {
  const { draw, watcher, watch } = device()
  watch()
  draw(400, 7)
  expect(watcher.frames()).toBeLessThan(3)
})

it('[W118] a page that was covered meanwhile, or is hidden, tells nothing', () => {
  const { document, draw, told, watcher, watch } = device()
  watch()
  draw(20, 3)
  draw(60_000, 1)
  expect(watcher.frames()).toBe(null)
  document.hidden = true
  watch()
  draw(20, 200)
  expect(told).toEqual([])
})
