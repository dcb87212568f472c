import { describe, expect, test } from 'vitest'
import { readRows, tempFile } from './testing.ts'

const cells = async (text: string | Uint8Array, ...args: string[]) =>
  (await readRows(await tempFile('voices.csv', text), ...args)).map(({ original }) => original)

describe('[D2] a CSV file is read as it was meant', () => {
  test('[D2] line breaks, separators and doubled quotes inside of quotes belong to the cell', async () => {
    const text = 'score,comment\n9,"Warm,\r\nand ""dry"""\n3,\n'
    expect(await cells(text)).toEqual([
      ['9', 'Warm,\r\nand "dry"'],
      ['3', ''],
    ])
  })

  test('[D2] quotes that nobody doubled stay in the words', async () => {
    const text = 'comment,score\n"she said "fine" to me",4\n5" pegs,2\n"well" done,5\n'
    expect(await cells(text)).toEqual([
      ['"she said "fine" to me"', '4'],
      ['5" pegs', '2'],
      ['"well" done', '5'],
    ])
  })

  test('[D2] line ends may differ from row to row', async () => {
    expect(await cells('a,b\r\n1,2\n3,4\r5,6')).toEqual([
      ['1', '2'],
      ['3', '4'],
      ['5', '6'],
    ])
  })

  test('[D2] a byte order mark is no part of the first name', async () => {
    const path = await tempFile('voices.csv', '\uFEFFscore\n7\n')
    const [row] = await readRows(path)
    expect(row).toEqual({ number: 2, original: ['7'] })
  })

  test.for([';', '\t', '|'])('[D2] a file separated by %j tells so itself', async (separator) => {
    const text = [`score${separator}"a, b, c"`, `7${separator}ja, gut`].join('\n')
    expect(await cells(text)).toEqual([['7', 'ja, gut']])
  })

  test('[D2] UTF-16 with its mark, as spreadsheets write it, reads like UTF-8', async () => {
    const bytes = Buffer.from('\uFEFFscore\tcomment\r\n8\tSchöne Tür\r\n', 'utf16le')
    expect(await cells(bytes)).toEqual([['8', 'Schöne Tür']])
  })

  test('[D2] another encoding reads when it is named, and is refused when it is not', async () => {
    const bytes = Buffer.concat([Buffer.from('comment\nsch'), Buffer.from([0xf6]), Buffer.from('n\n')])
    expect(await cells(bytes, '--encoding', 'windows-1252')).toEqual([['schön']])
    await expect(cells(bytes)).rejects.toThrow(/is not utf-8/)
  })

  test('[D2] a quote that is never closed makes the file unusable and says from which row on', async () => {
    await expect(cells('a\n1\n"2\n3\n4\n')).rejects.toThrow(/from row 3 on/)
    await expect(cells(`a\n1\n"2\n${'x\n'.repeat(600_000)}`)).rejects.toThrow(/from row 3 on/)
  })

  test('[D2] a row with more columns than the first is a problem of that row alone', async () => {
    const rows = await readRows(await tempFile('voices.csv', 'score,comment\n9,well, done\n8,fine,\n7,ok\n'))
    expect(rows.map(({ problem }) => problem)).toEqual([
      'has 3 columns where the first row has 2',
      undefined,
      undefined,
    ])
  })

  test('[D9] rows are numbered as a spreadsheet does, blank lines included', async () => {
    const rows = await readRows(await tempFile('voices.csv', 'a\n"1\r\n1"\n\n2\n,\n3\n'))
    expect(rows.map(({ number }) => number)).toEqual([2, 4, 6])
  })

  test('[D2] an empty file is unusable', async () => {
    await expect(cells('')).rejects.toThrow(/has no rows/)
  })
})
