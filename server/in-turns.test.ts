import { expect, test } from 'vitest'
import { inTurns } from './in-turns.ts'

function busyFor(ms: number): void {
  for (const end = performance.now() + ms; performance.now() < end; );
}

test('[U60] what takes long for many lets others be served between them, and keeps their order', async () => {
  let served = 0
  const asking = setInterval(() => {
    served += 1
  })
  const made = await inTurns([3, 1, 2], (item) => {
    busyFor(15)
    return [item, served]
  })
  clearInterval(asking)
  expect(made.map(([item]) => item)).toEqual([3, 1, 2])
  expect(made.at(-1)?.[1]).toBeGreaterThan(0)
})
