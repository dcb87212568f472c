import { describe, expect, test } from 'vitest'
import { openTable } from '../open.ts'
import { tempFile } from '../testing.ts'
import { sheetNames } from './open.ts'
import { keepStrings } from './strings.ts'
import { textRow, type Written, xlsx, zip } from './testing.ts'

const HEADER = textRow(1, ['score', 'comment', 'when'])

async function rowsOf(bytes: Uint8Array, sheet?: string) {
  const table = await openTable(await tempFile('answers.xlsx', bytes), { sheet })
  return Array.fromAsync(table.rows())
}

const cellsOf = async (rows: string, written: Partial<Written> = {}) =>
  (await rowsOf(xlsx({ sheets: { A: HEADER + rows }, ...written }))).map(({ original }) => original)

/** What the list of contents says of a part's size; 46 bytes before its name begin what is told of it. */
function growTo(bytes: Buffer, part: string, size: number): void {
  bytes.writeUInt32LE(size, bytes.lastIndexOf(part) - 46 + 24)
}

describe('[Y30] cells of a workbook are read as a person sees them', () => {
  test('[Y30] texts from the list and in the cell, rich ones whole, readings beside them left out', async () => {
    const strings = [
      '<t>Warm &amp; dry</t>',
      '<r><t xml:space="preserve">in </t></r><r><t>two</t></r>',
      '<t>東京</t><rPh sb="0" eb="2"><t>トウキョウ</t></rPh>',
      '<t>a_x000A_b</t>',
    ]
    const row = (n: number) => `<row r="${n + 2}"><c r="B${n + 2}" t="s"><v>${n}</v></c></row>`
    expect(await cellsOf([0, 1, 2, 3].map(row).join(''), { strings })).toEqual([
      ['', 'Warm & dry'],
      ['', 'in two'],
      ['', '東京'],
      ['', 'a\nb'],
    ])
  })

  test('[Y30] numbers without the noise of their storage, truth values, and nothing for what went wrong', async () => {
    const row = `<row r="2"><c r="A2"><v>4.2999999999999998</v></c><c r="B2" t="b"><v>1</v></c><c r="C2" t="e"><v>#N/A</v></c></row>
      <row r="3"><c r="A3"><v>0</v></c></row>`
    expect(await cellsOf(row)).toEqual([['4.3', 'true'], ['0']])
  })

  test('[Y30] dates by their style, built in or their own, in both calendars', async () => {
    const formats = [0, 14, 'dd/mm/yyyy hh:mm', '0.00 "days"', 'h:mm']
    const cell = (at: string, style: number, value: number) => `<c r="${at}" s="${style}"><v>${value}</v></c>`
    const row = `<row r="2">${cell('A2', 1, 43_831)}${cell('B2', 2, 43_831.5)}${cell('C2', 3, 2.5)}</row>
      <row r="3">${cell('A3', 4, 0.75)}</row>`
    expect(await cellsOf(row, { formats })).toEqual([
      ['2020-01-01', '2020-01-01 12:00:00', '2.5'],
      ['18:00:00'],
    ])
    expect(await cellsOf(`<row r="2">${cell('A2', 1, 42_369)}</row>`, { formats, date1904: true })).toEqual([
      ['2020-01-01'],
    ])
  })

  test('[Y31] a formula stands for its last value; one without is a problem of its row that says what to do', async () => {
    const row = `<row r="2"><c r="A2"><f>4+5</f><v>9</v></c></row>
      <row r="3"><c r="A3"><f>A2*2</f></c></row><row r="4"><c r="B4" t="str"><f>""</f><v></v></c><c r="A4"><v>3</v></c></row>`
    const rows = await rowsOf(xlsx({ sheets: { A: HEADER + row } }))
    expect(rows.map(({ number, problem }) => [number, problem])).toEqual([
      [2, undefined],
      [3, 'has a formula in A3 without its value. Open the workbook in a spreadsheet and save it'],
      [4, undefined],
    ])
  })

  test('[Y32] a million empty rows are none, and those behind them keep their numbers', async () => {
    const empty = Array.from({ length: 1_000_000 }, (_, n) => `<row r="${n + 2}"/>`).join('')
    const rows = await rowsOf(xlsx({ sheets: { A: HEADER + empty + textRow(1_000_002, ['9']) } }))
    expect(rows).toEqual([{ number: 1_000_002, original: ['9'] }])
  })

  test('[Y33] the first sheet that is not hidden is read, or the one that is named', async () => {
    const bytes = xlsx({
      sheets: {
        Notes: textRow(1, ['x']),
        Answers: HEADER + textRow(2, ['7']),
        More: textRow(1, ['a']) + textRow(2, ['b']),
      },
      hidden: 'Notes',
    })
    expect((await rowsOf(bytes)).map(({ original }) => original)).toEqual([['7']])
    expect((await rowsOf(bytes, 'More')).map(({ original }) => original)).toEqual([['b']])
    await expect(rowsOf(bytes, 'Less')).rejects.toThrow(
      'no sheet "Less". There are: "Notes", "Answers", "More"',
    )
    expect(await sheetNames(await tempFile('answers.xlsx', bytes))).toEqual(['Answers', 'More', 'Notes'])
  })
})

describe('[Y34] what is no workbook, or a hostile one, is refused with its sentence', () => {
  test('[Y34] a zip bomb is refused by its list of contents, before any of it is unfolded', async () => {
    const bomb = Buffer.from(xlsx({ sheets: { A: HEADER } }))
    growTo(bomb, 'xl/worksheets/sheet1.xml', 80 * 1024 * 1024)
    await expect(rowsOf(bomb)).rejects.toThrow(
      /unfolds more than 200-fold, as no workbook does: .* to 80\.0 MB$/,
    )
  })

  test('[Y34] a part that grows beyond what the list says is damaged', async () => {
    const bytes = Buffer.from(xlsx({ sheets: { A: HEADER + textRow(2, ['x'.repeat(5_000)]) } }))
    growTo(bytes, 'xl/worksheets/sheet1.xml', 100)
    await expect(rowsOf(bytes)).rejects.toThrow('damaged workbook')
  })

  test.for([
    ['a zip of other things', zip({ 'readme.txt': 'hello' }), 'is a zip file, but no Excel workbook'],
    ['half a file', xlsx({ sheets: { A: HEADER } }).slice(0, 900), 'is a damaged workbook'],
    ['text', Buffer.from('score\n1\n'), 'is no Excel workbook'],
    ['an old one', Buffer.from('d0cf11e0a1b11ae1', 'hex'), "is of Excel's old form or has a password"],
    ['broken XML', xlsx({ sheets: { A: '<row><c>' } }), 'is a damaged workbook'],
    [
      'entities of its own',
      xlsx({ sheets: { A: `${HEADER}<row r="2"><c t="str"><v>&lol;</v></c></row>` } }),
      'damaged',
    ],
    ['no rows', xlsx({ sheets: { A: '' } }), 'has no rows'],
  ] as const)('[Y34] %s', async ([, bytes, sentence]) => {
    await expect(rowsOf(bytes)).rejects.toThrow(sentence)
  })

  test('[Y34] a text that never ends, and more columns than anybody has', async () => {
    const endless = xlsx({
      sheets: { A: `${HEADER}<row r="2"><c t="str"><v>${'ab'.repeat(3_000_000)}</v></c></row>` },
    })
    await expect(rowsOf(endless)).rejects.toThrow('longer than any cell may be')
    const [row] = await rowsOf(xlsx({ sheets: { A: `${HEADER}<row r="2"><c r="XFD2"><v>1</v></c></row>` } }))
    expect(row?.problem).toBe('has a cell in XFD2; at most 2000 columns are read')
  })
})

test('[Y35] texts beyond what memory is for come from a file on the side, whole and in any order', async () => {
  const texts = Array.from({ length: 3_000 }, (_, n) => `${n} ü ${'x'.repeat((n * 37) % 400)}`)
  async function* pieces() {
    for (let at = 0; at < texts.length; at += 100) yield texts.slice(at, at + 100)
  }
  const strings = await keepStrings(pieces(), { path: 'a.xlsx', inMemory: 10_000 })
  const order = texts.map((_, n) => (n * 1_009) % texts.length)
  expect(order.map((n) => strings.at(n))).toEqual(order.map((n) => texts[n]))
  expect([strings.at(3_000), strings.at(-1), strings.at(Number.NaN)]).toEqual([
    undefined,
    undefined,
    undefined,
  ])
  await strings.close()
})
