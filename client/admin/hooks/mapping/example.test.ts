import { expect, test } from 'vitest'
import { readPasted } from './example.ts'

test.each([
  ['{"score":9}', { score: 9 }],
  ['[{"score":9}]', [{ score: 9 }]],
  ['{"id":12345678901234567890,"n":1.5}', { id: '12345678901234567890', n: 1.5 }],
  ['score=9&comment=Warm%20bread', { score: '9', comment: 'Warm bread' }],
])('[Z7] what is pasted is read as JSON or as a form: %s', (text, tree) => {
  expect(readPasted(text)?.tree).toEqual(tree)
})

test.each(['', 'Hello there', '"text"', '9', '<p a="b">=</p>', '{"score":'])(
  '[Z7] what is neither is not taken for one: %j',
  (text) => {
    expect(readPasted(text)).toBeNull()
  },
)
