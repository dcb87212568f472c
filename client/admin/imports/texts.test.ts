import { expect, test } from 'vitest'
import { checkedText, countsText, reasonText, stateText, whereText } from './texts.ts'

const standing = { state: 'done', progress: 1, rows: 1240, hasFile: true } as const

test('[X11] each import says in a line where it stands and what it brought', () => {
  expect(stateText(standing)).toBe('done')
  expect(stateText({ ...standing, state: 'running', progress: 0.429 })).toBe('running, 42 %')
  expect(stateText({ ...standing, state: 'cancelled' })).toBe('stopped after 1,240 rows')
  expect(stateText({ ...standing, state: 'uploaded', hasFile: false })).toBe('never started')
  const counted = { state: 'done', kept: 1204, repeated: 0, refused: 8, removed: 0 } as const
  expect(countsText(counted)).toBe('1,204 kept, 8 refused')
  expect(countsText({ ...counted, state: 'undone', removed: 1204 })).toBe('1,204 voices taken away again')
})

test('[X4] the whole file is told in numbers, and where rows of one kind are', () => {
  expect(checkedText({ rows: 1240, fit: 1232, refused: 8 })).toBe(
    '1,240 rows: 1,232 can be kept, 8 would be refused.',
  )
  expect(checkedText({ rows: 0, fit: 0, refused: 0 })).toBe('There are no rows in it.')
  expect(whereText({ detail: '', rows: 1, firstRow: 1400 })).toBe('row 1,400')
  expect(whereText({ detail: '', rows: 6, firstRow: 14 })).toBe('6 rows like this, the first is row 14')
})

test('[X4] a reason names fields as the page does, and leaves what a cell says as it is', () => {
  expect(reasonText('occurredAt: "at: noon" is no date; author.email: is too long')).toBe(
    'Time: "at: noon" is no date; E-mail: is too long',
  )
  expect(reasonText('has 3 columns where the first row has 2')).toBe(
    'has 3 columns where the first row has 2',
  )
})
