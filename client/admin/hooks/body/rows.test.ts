import { expect, test } from 'vitest'
import { createFolding } from './folding.ts'
import { gistOf, type Rest, type Row, rowsOf, SHOWN_AT_FIRST } from './rows.ts'

const all = { isOpen: () => true, shownOf: () => SHOWN_AT_FIRST }
const labels = (rows: (Row | Rest)[]) => rows.map((row) => ('rest' in row ? `${row.left} more` : row.label))

test('[Z2] a body is drawn line by line, lists counted from one, and what is folded stays so', () => {
  const tree = { score: 9, who: { name: 'Mo', tags: ['a', 'b'] }, none: null }
  expect(labels(rowsOf(tree, all))).toEqual(['score', 'who', 'name', 'tags', '1', '2', 'none'])
  const folded = rowsOf(tree, { ...all, isOpen: () => false })
  expect(labels(folded)).toEqual(['score', 'who', 'none'])
  expect(folded).toMatchObject([
    { kind: 'number', size: null, place: [1, 3] },
    { kind: 'object', size: 2, open: false },
    { kind: 'nothing' },
  ])
})

test('[Z2] a long list is drawn in part and says how many are left', () => {
  const rows = rowsOf({ list: Array.from({ length: 5_000 }, (_, at) => at) }, all)
  expect(rows).toHaveLength(1 + SHOWN_AT_FIRST + 1)
  expect(rows.at(-1)).toMatchObject({ rest: '/list', depth: 2, left: 4_950 })
})

test('[Z2] JSON in a text is a branch; text that only looks like it is text', () => {
  const rows = rowsOf({ raw: '{"q":"4"}', odd: '{not json' }, all)
  expect(labels(rows)).toEqual(['raw', 'q', 'odd'])
  expect((rows[2] as Row).kind).toBe('text')
})

test('[Z2] a folded thing is known by its values', () => {
  expect(gistOf({ type: 'number', number: 9, field: { id: 'q1' }, note: null })).toBe('number, 9')
  expect(gistOf({ text: 'x'.repeat(200) })).toHaveLength(60)
})

test('[Z2] a body opens as far down as it stays short, and no further', () => {
  const small = { a: { b: { c: { d: 1 } } } }
  expect(labels(rowsOf(small, createFolding(small)))).toEqual(['a', 'b', 'c', 'd'])
  const wide = { a: Array.from({ length: 40 }, () => ({ b: Array.from({ length: 40 }, () => ({ c: 1 })) })) }
  expect(labels(rowsOf(wide, createFolding(wide)))).toHaveLength(1 + 40 + 40)
})
