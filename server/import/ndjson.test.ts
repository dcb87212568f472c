import { expect, test } from 'vitest'
import { noShift } from './dates.ts'
import { makeMapper } from './mapping.ts'
import { openTable } from './open.ts'
import { readOptions } from './options.ts'
import { mappingOf, writingOf } from './plan.ts'
import { tempFile } from './testing.ts'

async function mapAll(text: string, ...args: string[]) {
  const path = await tempFile('voices.ndjson', text)
  const said = await readOptions([path, ...args])
  const table = await openTable(path, writingOf(said))
  const mapper = makeMapper(table, mappingOf(said, 'UTC'))
  return Array.fromAsync(table.rows(), (row) => mapper.map(row, noShift))
}

test("[D15] entries in the API's own shape need no mapping", async () => {
  const entry = {
    externalId: 'r1',
    metric: 'stars',
    score: 7,
    comment: 'Dry.',
    author: { name: 'Ida', value: 12.5 },
    tags: ['tent'],
    consent: { show: true, name: false },
    scale: { min: 1, max: 10 },
  }
  const [mapped] = await mapAll(JSON.stringify(entry))
  expect(mapped).toEqual({ draft: entry })
})

test('[D15] columns of NDJSON are names or pointers', async () => {
  const line = JSON.stringify({ answer: { 'how/much': 3 }, text: 'Wet.' })
  const [mapped] = await mapAll(line, '--score', '/answer/how~1much', '--comment', 'text')
  expect(mapped).toEqual({ draft: { score: 3, comment: 'Wet.' } })
})

test('[D15] a line that is no JSON object is a problem of that line alone', async () => {
  const mapped = await mapAll('{"score": 1}\nnonsense\n[9]\n\n{"score": 2}')
  expect(mapped).toEqual([
    { draft: { score: 1 } },
    { problem: 'is not JSON' },
    { problem: 'is not a JSON object' },
    { draft: { score: 2 } },
  ])
})

test('[D15] an id that JSON has rounded is refused, because two customers may have become one', async () => {
  const [mapped] = await mapAll('{"score": 1, "externalId": 9007199254740993}')
  expect(mapped).toEqual({ problem: expect.stringContaining('write it in quotes') })
})

test('[D15] a JSON array is unusable and says what is wanted', async () => {
  await expect(mapAll('[{"score": 1}]')).rejects.toThrow(/one JSON object a line/)
})

test('[D15] what an object inherits is no cell', async () => {
  const [mapped] = await mapAll('{"score": 1}', '--comment', 'constructor', '--location', '/__proto__/x')
  expect(mapped).toEqual({ draft: { score: 1 } })
})
