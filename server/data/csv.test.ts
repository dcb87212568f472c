import { parse } from 'csv-parse/sync'
import { expect, test } from 'vitest'
import type { Feedback } from '../../shared/feedback.ts'
import { csvHead, csvRows } from './csv.ts'

const ENTRY: Feedback = {
  ...{ id: '01', source: 's', arrivedAt: '2026-11-21T10:00:00.000Z', display: 'shown', counted: true },
  ...{ reason: null, pinned: false, starred: false, mood: 'good', revision: 1 },
}

function read(text: string): Record<string, string>[] {
  return parse(text, { columns: true, bom: true })
}

test('[E20] a CSV file reads back as what was posted, with quotes, lines and any script in it', () => {
  const comment = 'She said "fine", then left;\nممتاز, 😀'
  const [row] = read(csvHead() + csvRows([{ ...ENTRY, comment, score: 0, metric: 'nps', tags: ['a', 'b'] }]))
  expect(row).toMatchObject({ id: '01', comment, score: '0', tags: 'a; b', counted: 'true', reason: '' })
})

test.each([
  ...['=1+1', '+1', '-1', '@cmd', '\t=1', '\r=1', '\n=1', '＝1+1', '－1', '﹫cmd', '  =1', '\u00a0=1'],
  ...['\u200b=1', '\u2028=1', ' \t@cmd'],
])('[E21] text that a spreadsheet would take for a formula begins with an apostrophe: %j', (text) => {
  const [row] = read(csvHead() + csvRows([{ ...ENTRY, comment: text, author: { name: text } }]))
  expect(row).toMatchObject({ comment: `'${text}`, authorName: `'${text}` })
})

test('[E21] a number below zero stays a number', () => {
  const [row] = read(
    csvHead() + csvRows([{ ...ENTRY, metric: 'nps', score: -2, scale: { min: -5, max: 5 } }]),
  )
  expect(row).toMatchObject({ score: '-2', scaleMin: '-5' })
})

test.each([
  ['Fine;=HYPERLINK("http://x")', `Fine;'=HYPERLINK("http://x")`],
  ["Fine; \u200b@SUM(1)|' /C calc'!A0", "Fine; \u200b'@SUM(1)|' /C calc'!A0"],
  ["Fine\n-2+3+cmd|' /C calc'!A0", "Fine\n'-2+3+cmd|' /C calc'!A0"],
  ["Fine\r\n =cmd|' /C calc'!A0;=A(1)", "Fine\r\n '=cmd|' /C calc'!A0;'=A(1)"],
  ['a\tb\t+X(1)', "a\tb\t'+X(1)"],
  ...[
    'Fine;-) (really)',
    'Good:\n- staff\n- parking',
    'a = b (c); d',
    'x;=1',
    `;${'\u{feff}'.repeat(9_000)}(`,
  ].map((text) => [text, text]),
])('[E21] so does a call where a spreadsheet of another country cuts a cell: %j', (comment, expected) => {
  expect(read(csvHead() + csvRows([{ ...ENTRY, comment }]))[0]).toMatchObject({ comment: expected })
})
