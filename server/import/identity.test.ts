import { expect, test } from 'vitest'
import { makeIdentities } from './identity.ts'
import type { Row } from './table.ts'

const rows: Row[] = ['a', 'b', 'a', 'c', 'a'].map((cell, at) => ({ number: at + 2, original: [cell] }))

/** With a filter of eight bits nearly everything seems to repeat. */
function idsOf(path: string, all: readonly Row[], bits?: number): string[] {
  const identities = makeIdentities(path, bits)
  for (const row of all) identities.notice(row)
  return all.map((row) => identities.idOf(row))
}

test('[D7] equal rows are different entries, and the same ones at each import', () => {
  const ids = idsOf('/one/voices.csv', rows)
  expect(new Set(ids).size).toBe(5)
  expect(idsOf('/two/voices.csv', rows)).toEqual(ids)
})

test('[D7] rows that were added to a file leave the ids of the others as they were', () => {
  const longer = [...rows, { number: 7, original: ['d'] }]
  expect(idsOf('voices.csv', longer).slice(0, 5)).toEqual(idsOf('voices.csv', rows))
})

test('[D7] another file has other ids', () => {
  expect(idsOf('other.csv', rows)).not.toEqual(idsOf('voices.csv', rows))
})

test('[D12] a full filter costs memory, never an id', () => {
  expect(idsOf('voices.csv', rows, 8)).toEqual(idsOf('voices.csv', rows))
})
