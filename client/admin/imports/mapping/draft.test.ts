import { expect, test } from 'vitest'
import type { ImportColumn, ImportMapping } from '../../../../shared/imports.ts'
import { columnOf, createDraft, fieldOf, NO_RULE } from './draft.ts'

const column = (key: string): ImportColumn => ({ key, title: key, values: [], more: false })
const header = ['When', 'Marks', 'Words'].map(column)
const guess: ImportMapping = { columns: { score: 'Marks', comment: 'Words' }, metric: 'nps' }

test('[X2] what was guessed can be sent as it is', () => {
  expect(createDraft(guess).wish()).toEqual(guess)
  const whole: ImportMapping = {
    ...{ columns: { score: 'Marks' }, set: { channel: 'mail' }, values: { score: { Great: '5', none: '' } } },
    scales: [
      { when: { column: 'Words', is: '2' }, scale: { min: 1, max: 10 } },
      { when: { from: '2015-06-09' }, scale: { min: 1, max: 5 } },
    ],
    ...{ scale: { min: 1, max: 7 }, dateFormat: 'd.M.yyyy', zone: 'Europe/Berlin', tagSeparator: '/' },
    writing: { header: false },
  }
  expect(createDraft(whole).wish()).toEqual(whole)
})

test('[X2] each field has one column and each column is one field: the last choice counts', () => {
  const { choose, wish, draft } = createDraft(guess)
  choose({ key: 'Words', place: 2 }, 'score')
  expect(wish().columns).toEqual({ score: 'Words' })
  choose({ key: 'Marks', place: 1 }, 'comment')
  choose({ key: 'Words', place: 2 }, null)
  expect(wish().columns).toEqual({ comment: 'Marks' })
  expect(fieldOf(draft.columns, { key: 'Marks', place: 1 })).toBe('comment')
})

test('[X3] words say what they mean only as long as their column is chosen', () => {
  const { setMeaning, choose, wish } = createDraft(guess)
  setMeaning('score', 'Great', '10')
  setMeaning('score', 'n/a', '')
  setMeaning('score', 'Bad', '1')
  setMeaning('score', 'Bad', null)
  expect(wish().values).toEqual({ score: { Great: '10', 'n/a': '' } })
  choose({ key: 'Marks', place: 1 }, null)
  expect(wish().values).toBeUndefined()
})

test('[X3] a scale or a rule that is not filled in whole is not sent', () => {
  const { set, wish } = createDraft(guess)
  set('scale', { min: 1, max: null })
  expect(wish().scale).toBeUndefined()
  set('scale', { min: 9, max: 2 })
  set('rules', [
    NO_RULE,
    { ...NO_RULE, column: 'When', is: '', min: 1, max: 5 },
    { ...NO_RULE, by: 'day', max: 5 },
  ])
  expect(wish().scale).toBeUndefined()
  expect(wish().scales).toEqual([{ when: { column: 'When', is: '' }, scale: { min: 1, max: 5 } }])
})

test('[X6] columns keep their fields by place when titles change, and lose them with another separator', () => {
  const { write, wish, draft } = createDraft(guess)
  write({ header: false }, header)
  expect(wish()).toMatchObject({ columns: { score: '2', comment: '3' }, writing: { header: false } })
  expect(columnOf(draft.columns, 'score', ['1', '2', '3'].map(column))?.place).toBe(1)
  write({ header: true, delimiter: ';' }, header)
  expect(wish().columns).toEqual({})
})

const other: ImportMapping = {
  columns: { comment: 'Remarks' },
  dateFormat: 'd.M.yyyy',
  writing: { sheet: 'Two' },
}

test('[Y52] what another sheet or separator is taken for is learned once, and stays as it is then corrected', () => {
  const { write, learn, choose, set, wish } = createDraft(guess)
  learn({ guess: other })
  expect(wish()).toEqual(guess)
  set('rules', [{ ...NO_RULE, column: 'When', is: '2', min: 1, max: 5 }])
  write({ sheet: 'Two' }, header)
  learn({ guess: other })
  expect(wish()).toEqual(other)
  choose({ key: 'Remarks', place: 0 }, null)
  learn({ guess: other })
  expect(wish().columns).toEqual({})
})

test('[Y52] whoever chooses a column before it is guessed knows better; with none chosen, titles are guessed anew, too', () => {
  const { write, learn, choose, wish } = createDraft({ columns: {} })
  write({ delimiter: ';' }, header)
  choose({ key: 'Marks', place: 1 }, 'score')
  learn({ guess: other })
  expect(wish().columns).toEqual({ score: 'Marks' })
  choose({ key: 'Marks', place: 1 }, null)
  write({ header: false }, header)
  learn({ guess: other })
  expect(wish().columns).toEqual(other.columns)
})
