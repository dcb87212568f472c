import { expect, test } from 'vitest'
import { pathOf, plainPointer, steadyPointer, valueAt } from './pointer.ts'

const form = {
  answers: [
    { type: 'number', number: 9, field: { id: 'q1', type: 'opinion_scale' } },
    { type: 'text', text: 'Warm bread.', field: { id: 'q2', type: 'long_text' } },
  ],
}

test('[Z1] a value in a list of named things is found by the name, whatever the order', () => {
  const pointer = steadyPointer(form, ['answers', '0', 'number'])
  expect(pointer).toBe('/answers/[field.id=q1]/number')
  const turned = { answers: form.answers.toReversed() }
  expect(valueAt(turned, pathOf(turned, pointer) ?? [])).toBe(9)
})

test.each([
  ['of one list have the same name', [{ id: 'a' }, { id: 'a' }], ['0', 'id'], '/0/id'],
  ['have no name', { list: [{ score: 4 }] }, ['list', '0', 'score'], '/list/0/score'],
  ['are no things', { list: ['good', 'bad'] }, ['list', '1'], '/list/1'],
  [
    'are happenings, named anew each time',
    { events: [{ id: 'e1', n: 1 }] },
    ['events', '0', 'n'],
    '/events/0/n',
  ],
])('[Z1] items that %s are found by their place', (_, tree, path, pointer) => {
  expect(steadyPointer(tree, path)).toBe(pointer)
})

test('[Z1] a pointer looks into JSON that stands in a text', () => {
  const tree = { rawRequest: '{"q5":{"rating":"4"}}' }
  expect(steadyPointer(tree, ['rawRequest', 'q5', 'rating'])).toBe('/rawRequest/q5/rating')
  expect(valueAt(tree, pathOf(tree, '/rawRequest/q5/rating') ?? [])).toBe('4')
})

test('[Z1] keys with slashes and tildes are escaped and found again', () => {
  const tree = { 'a/b': { '~c': [{ key: 'x/y', value: 1 }] } }
  const path = ['a/b', '~c', '0', 'value']
  expect(steadyPointer(tree, path)).toBe('/a~1b/~0c/[key=x~1y]/value')
  expect(pathOf(tree, steadyPointer(tree, path))).toEqual(path)
  expect(pathOf(tree, plainPointer(path))).toEqual(path)
})

test.each(['/nowhere', 'answers', '/answers/[field.id=q9]/number', '/__proto__/x', '/answers/length'])(
  '[Z1] a pointer that leads nowhere finds nothing: %s',
  (pointer) => {
    expect(pathOf(form, pointer)).toBeNull()
  },
)
