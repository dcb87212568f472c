import { readFile, stat, writeFile } from 'node:fs/promises'
import { expect, test } from 'vitest'
import { openTable } from './open.ts'
import { makeRefusedFile } from './refused.ts'
import { readRows, tempFile } from './testing.ts'

const opened = async (path: string) => openTable(path)

test('[D9] refused rows can be read as CSV again, with row and reason before the original columns', async () => {
  const path = await tempFile('voices.csv', 'score,comment\n12,"Warm, and ""dry""\nboth"\n')
  const [row] = await readRows(path)
  const refused = await makeRefusedFile(path, await opened(path))
  await refused.add(row as NonNullable<typeof row>, 'score: must be at most 10, not 12')
  await refused.close()
  expect(refused.path).toBe(`${path}.refused.csv`)
  const again = await opened(refused.path)
  expect(again.header).toEqual(['row', 'reason', 'score', 'comment'])
  expect((await readRows(refused.path))[0]?.original).toEqual([
    '2',
    'score: must be at most 10, not 12',
    '12',
    'Warm, and "dry"\nboth',
  ])
  expect((await stat(refused.path)).mode & 0o077).toBe(0)
})

test('[D9] refused lines of NDJSON stay NDJSON, also where they were no JSON', async () => {
  const path = await tempFile('voices.ndjson', '{"score":12}\nnonsense\n')
  const refused = await makeRefusedFile(path, await opened(path))
  for (const row of await readRows(path)) await refused.add(row, 'no')
  await refused.close()
  const lines = (await readFile(refused.path, 'utf8')).trim().split('\n')
  expect(lines.map((line) => JSON.parse(line))).toEqual([
    { row: 1, reason: 'no', original: { score: 12 } },
    { row: 2, reason: 'no', original: 'nonsense' },
  ])
})

test('[D9] when nothing was refused there is no such file, not even an old one', async () => {
  const path = await tempFile('voices.csv', 'score\n1\n')
  await writeFile(`${path}.refused.csv`, 'old')
  const refused = await makeRefusedFile(path, await opened(path))
  await refused.close()
  await expect(stat(refused.path)).rejects.toThrow('ENOENT')
})

test('[D9] the file of refused rows can be put elsewhere, and a file from elsewhere is not written beside', async () => {
  const path = await tempFile('voices.csv', 'score\n12\n')
  const elsewhere = `${path}.elsewhere`
  const refused = await makeRefusedFile(path, await opened(path), elsewhere)
  await refused.add({ number: 2, original: ['12'] }, 'no')
  await refused.close()
  expect(await readFile(elsewhere, 'utf8')).toBe('row,reason,score\n2,no,12\n')
  await expect(stat(`${path}.refused.csv`)).rejects.toThrow('ENOENT')
})
