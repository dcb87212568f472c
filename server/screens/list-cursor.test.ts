import { expect, test } from 'vitest'
import { following, listCursor } from './list-cursor.ts'

const SCREENS = [
  ...['03', '02', '01'].map((id) => ({ kind: 'paired' as const, id })),
  ...['Aa_-', 'Bb'].map((id) => ({ kind: 'link' as const, id })),
]
const idsAfter = (screen: (typeof SCREENS)[number]) =>
  following(SCREENS, listCursor(screen)).map(({ id }) => id)

test('[C104] screens are read on from any of them, also from one that is gone, pages by a link after all paired ones', () => {
  expect(following(SCREENS)).toEqual(SCREENS)
  expect(SCREENS.map(idsAfter)).toEqual([
    ['02', '01', 'Aa_-', 'Bb'],
    ['01', 'Aa_-', 'Bb'],
    ['Aa_-', 'Bb'],
    ['Bb'],
    [],
  ])
  expect(idsAfter({ kind: 'paired', id: '025' })).toEqual(['02', '01', 'Aa_-', 'Bb'])
  expect(idsAfter({ kind: 'link', id: 'B' })).toEqual(['Bb'])
})

test('[C104] what no list gave out is no cursor', () => {
  const wrong = ['', 'x', 'paired 03', listCursor({ kind: 'other' as 'link', id: '01' })]
  wrong.push(listCursor({ kind: 'link', id: '' }), listCursor({ kind: 'link', id: `a${' b'.repeat(40)}` }))
  for (const cursor of wrong) expect(() => following(SCREENS, cursor), cursor).toThrow('not given out')
})
