import { expect, test } from 'vitest'
import { drawBar, makeProgress } from './progress.ts'

function makeOutput(isTTY: boolean) {
  const lines: string[] = []
  return { lines, write: (text: string) => lines.push(text), isTTY, columns: 60 }
}

test('[D13] a log gets a plain line every tenth of the way, however often it is told', () => {
  const output = makeOutput(false)
  const progress = makeProgress(output, 1000)
  for (let done = 0; done <= 1000; done += 7) progress.show(done, 2)
  progress.show(1000, 2)
  expect(output.lines).toHaveLength(10)
  expect(output.lines.at(-1)).toBe('1,000 of 1,000 rows, 2 refused\n')
})

test('[D13] a terminal gets one line that is drawn over', () => {
  const output = makeOutput(true)
  const progress = makeProgress(output, 10)
  progress.show(5, 0)
  progress.show(10, 0)
  expect(output.lines.every((line) => line.startsWith('\r') && !line.includes('\n'))).toBe(true)
})

test.for([20, 40, 80, 300])('[D13] in a terminal of %d columns the bar stays on its line', (width) => {
  const bar = drawBar({ done: 1234, total: 56_789, refused: 12, unit: 'rows', width })
  expect(bar.length).toBeLessThan(width)
})
