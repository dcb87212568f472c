import { DateTime } from 'luxon'
import { describe, expect, test } from 'vitest'
import { noShift, type Shift } from './dates.ts'
import { makeMapper } from './mapping.ts'
import { openTable } from './open.ts'
import { readOptions } from './options.ts'
import { mappingOf, writingOf } from './plan.ts'
import { tempFile } from './testing.ts'

async function mapAll(csv: string, args: string[], shift: Shift = noShift) {
  const path = await tempFile('voices.csv', csv)
  const said = await readOptions([path, ...args])
  const table = await openTable(path, writingOf(said))
  const mapper = makeMapper(table, mappingOf(said, 'UTC'))
  return Array.fromAsync(table.rows(), (row) => mapper.map(row, shift))
}

const drafts = async (csv: string, args: string[]) =>
  (await mapAll(csv, args)).map((mapped) => ('draft' in mapped ? mapped.draft : mapped.problem))

describe('[D1] columns', () => {
  test('[D1] go by name, by number, and by themselves where they are called like a field', async () => {
    const csv = 'How likely?,Why?,touchpoint,Who\n9,Dry,visit,Ida\n'
    const args = ['--score', 'How likely?', '--comment', '2', '--author.name', 'Who']
    expect(await drafts(csv, args)).toEqual([
      { score: 9, comment: 'Dry', touchpoint: 'visit', author: { name: 'Ida' } },
    ])
  })

  test('[D1] without a header go by number, and the first row is an entry', async () => {
    expect(await drafts('9,Dry\n', ['--no-header', '--score', '1', '--comment', '2'])).toEqual([
      { score: 9, comment: 'Dry' },
    ])
  })

  test('[D1] a column that is not there is told with those that are', async () => {
    await expect(drafts('a,b\n1,2\n', ['--score', 'c'])).rejects.toThrow(
      'no column "c". There are: 1 "a", 2 "b"',
    )
  })

  test('[D1] a value for the whole file stands in every row, and wins over a column of that name', async () => {
    const args = ['--set', 'touchpoint=lounge', '--set', 'tags=a, b', '--metric', 'csat']
    expect(await drafts('score,touchpoint\n5,visit\n', args)).toEqual([
      { metric: 'csat', score: 5, touchpoint: 'lounge', tags: ['a', 'b'] },
    ])
  })
})

describe('[D3] cells', () => {
  test.for([
    ['4.0', 4],
    ['"4,0"', 4],
    [' 4 ', 4],
    ['+4', 4],
    ['−3', -3],
    ['0', 0],
    ['4.5', 4.5],
  ] as const)('[D3] a score of %s is %d', async ([cell, score]) => {
    expect(await drafts(`score\n${cell}\n`, [])).toEqual([{ score }])
  })

  test.for(['Great', '4/5', '1e3', '0x1', '4.0.0'])(
    '[D3] %s is no score until somebody says which',
    async (cell) => {
      expect(await drafts(`score\n${cell}\n`, [])).toEqual([
        expect.stringContaining(`"${cell}" is not a number`),
      ])
    },
  )

  test('[D3] what a cell means can be said, also that it means nothing', async () => {
    const args = [
      '--value',
      'score:Great=5',
      '--value',
      'score:n/a=',
      '--value',
      'touchpoint:Shop: visit=visit',
    ]
    expect(await drafts('score,touchpoint\nGreat,Shop: visit\nn/a,till\n', args)).toEqual([
      { score: 5, touchpoint: 'visit' },
      { touchpoint: 'till' },
    ])
  })

  test('[D3] blank cells are nothing, and words keep their edges', async () => {
    expect(await drafts('score,comment,tags,test\n3, Dry ,,\n', [])).toEqual([{ score: 3, comment: ' Dry ' }])
  })

  test('[D3] tags, yes and no, and numbers are read as such', async () => {
    const csv = 'score,tags,consent.name,author.value,test\n3,tent; boots;tent,No,1240.5,0\n'
    expect(await drafts(csv, [])).toEqual([
      { score: 3, tags: ['tent', 'boots'], consent: { name: false }, author: { value: 1240.5 }, test: false },
    ])
  })
})

describe('[D4] scales', () => {
  const csv = 'score,occurredAt\n3.0,2015-06-08\n8.0,2015-06-09\n9,2020-01-01\n'
  const args = ['--scale', '1-5', '--scale-from', '2019-01-01=0-10', '--scale-from', '2015-06-09=1-10']

  test("[D4] a scale holds from the day that is said, in the file's own dates", async () => {
    const moved = await mapAll(csv, args, (time) => time.plus({ years: 10 }))
    const scales = moved.map((mapped) => ('draft' in mapped ? mapped.draft.scale : null))
    expect(scales).toEqual([
      { min: 1, max: 5 },
      { min: 1, max: 10 },
      { min: 0, max: 10 },
    ])
  })

  test("[D4] a day is one of the file's zone", async () => {
    const night = 'score,occurredAt\n3,2015-06-08T23:30:00Z\n'
    const [mapped] = await drafts(night, [...args, '--zone', 'Europe/Berlin'])
    expect(mapped).toMatchObject({ scale: { min: 1, max: 10 } })
  })

  test('[D4] a row without a date is refused when only its date could tell the scale', async () => {
    expect(await drafts('score,occurredAt\n3,\n', args)).toEqual([expect.stringContaining('which scale')])
  })
})

describe('[D5] dates', () => {
  const at = async (cell: string, ...args: string[]) => {
    const [draft] = await drafts(`score,occurredAt\n1,"${cell}"\n`, args)
    return typeof draft === 'string' ? draft : draft?.occurredAt
  }

  test.for([
    [
      '11/2/2019 2:42:54',
      ['--date-format', 'M/d/yyyy H:mm:ss', '--zone', 'Europe/Berlin'],
      '2019-11-02T01:42:54.000Z',
    ],
    ['02.11.2019', ['--date-format', 'dd.MM.yyyy', '--zone', 'Asia/Tokyo'], '2019-11-01T15:00:00.000Z'],
    ['2019-07-02', ['--zone', 'Europe/London'], '2019-07-01T23:00:00.000Z'],
    ['2019-07-02 08:15:00', [], '2019-07-02T08:15:00.000Z'],
    ['2019-07-02T08:15:00+02:00', ['--zone', 'Asia/Tokyo'], '2019-07-02T06:15:00.000Z'],
    ['1562055300', [], '2019-07-02T08:15:00.000Z'],
  ] as const)('[D5] %s with %j is %s', async ([cell, args, expected]) => {
    expect(await at(cell, ...args)).toBe(expected)
  })

  test('[D5] a day that is none is refused, never guessed', async () => {
    expect(await at('31.02.2019', '--date-format', 'dd.MM.yyyy')).toContain('does not read as dd.MM.yyyy')
    expect(await at('yesterday')).toContain('is not a date')
  })

  test('[D5] a zone that does not exist is unusable', async () => {
    await expect(at('2019-07-02', '--zone', 'Mars/Base')).rejects.toThrow('--zone Mars/Base')
    expect(DateTime.local({ zone: 'Europe/Berlin' }).isValid).toBe(true)
  })
})
