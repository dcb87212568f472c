import { expect, test } from 'vitest'
import { actionText } from './actions.ts'
import { askedFor, changesOf, fieldText } from './lines.ts'

test('[U22] a line tells each field that changed, and none that stayed', () => {
  const before = { display: 'held', tags: ['a'], pinned: false, reason: null }
  const after = { display: 'shown', tags: ['a', 'b'], pinned: false, reason: null }
  expect(changesOf({ before, after })).toEqual([
    { field: 'display', before: 'held', after: 'shown' },
    { field: 'tags', before: '["a"]', after: '["a","b"]' },
  ])
  expect(changesOf({ before: null, after: { role: 'admin' } })).toEqual([
    { field: 'role', before: null, after: 'admin' },
  ])
  expect(changesOf({ before: 'no object', after: null })).toEqual([])
})

test('[U22] what has no words of its own is told as it is called', () => {
  expect(actionText('user.invited')).toBe('invited somebody')
  expect(actionText('new-kind.taken-back')).toBe('new-kind: taken back')
  expect(fieldText('personalData')).toBe('personal data')
})

test('[U22] a day asked for is whole, from its beginning to that of the next', () => {
  const asked = askedFor('?from=2026-11-20&to=2026-11-20&actor=a&action=&nonsense=1')
  expect(Object.fromEntries(asked)).toEqual({
    ...{ actor: 'a', from: new Date('2026-11-20T00:00:00').toISOString() },
    to: new Date('2026-11-21T00:00:00').toISOString(),
  })
})
