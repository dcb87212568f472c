import fc from 'fast-check'
import { stringify } from 'qs'
import { expect, test } from 'vitest'
import { readForm } from './form.ts'

const treeOf = (text: string) => {
  const reading = readForm(text)
  if (!reading.ok) throw new Error(reading.why)
  return reading.tree
}

test.each([
  ['a=1&b=', { a: '1', b: '' }],
  ['answer[person][name]=Ada&answer[score]=0', { answer: { person: { name: 'Ada' }, score: '0' } }],
  ['answer%5Bscore%5D=7', { answer: { score: '7' } }],
  ['tags[]=a&tags[]=b', { tags: ['a', 'b'] }],
  ['tags=a&tags=b&tags=c', { tags: ['a', 'b', 'c'] }],
  ['list[1][a]=x&list[0][a]=y', { list: [{ a: 'y' }, { a: 'x' }] }],
  ['q[1]=a&q[2]=b', { q: { 1: 'a', 2: 'b' } }],
  ['q[999999999]=a', { q: { 999999999: 'a' } }],
  ['a.b=1', { 'a.b': '1' }],
  ['[a]=1&b]=2&c[=3', { '[a]': '1', 'b]': '2', 'c[': '3' }],
  ['a=1&a[b]=2', { a: '1', 'a[b]': '2' }],
  ['=1&&x', { '': '1', x: '' }],
  ['0=a&1=b', { 0: 'a', 1: 'b' }],
  ['a=1&a=2&a[]=3&b[c]=4&b=5', { a: ['1', '2', '3'], b: { c: '4', 1: '5' } }],
])('[N9] the form %s becomes a tree', (text, tree) => expect(treeOf(text)).toEqual(tree))

test('[N9] whatever another library nests is read as it was', () => {
  const name = fc.stringMatching(/^[a-z]{1,5}$/)
  const { tree } = fc.letrec((tie) => ({
    tree: fc.dictionary(name, fc.oneof(fc.string(), tie('list'), tie('tree')), { minKeys: 1, maxKeys: 3 }),
    list: fc.array(fc.oneof(fc.string(), tie('tree')), { minLength: 1, maxLength: 3 }),
  }))
  fc.assert(
    fc.property(tree, (meant) => {
      expect(treeOf(stringify(meant))).toEqual(meant)
    }),
  )
})

test('[N10] a plus is a blank, and a percent sign that escapes nothing stands for itself', () => {
  expect(treeOf('a=1+1%2B1&b=100%&c=%zz&d=gr%C3%BCn')).toEqual({ a: '1 1+1', b: '100%', c: '%zz', d: 'grün' })
})

test('[N10] escaped bytes that are not UTF-8 are refused, and the field is named by its place', () => {
  expect(readForm('a=1&b=gr%FCn')).toMatchObject({
    ...{ ok: false, status: 400, why: 'Field 2 of the form is not UTF-8.' },
  })
})

test('[N11] 1,000 fields are read, more are refused, as are names of more than 64 levels', () => {
  const fields = (count: number) => Array.from({ length: count }, (_, index) => `f${index}=x`).join('&')
  expect(Object.keys(treeOf(fields(1_000)) as object)).toHaveLength(1_000)
  expect(readForm(fields(1_001))).toMatchObject({
    ...{ status: 413, why: 'The body has more than 1000 fields; at most 1000 are read.' },
  })
  const nested = (levels: number) => `a${'[a]'.repeat(levels - 1)}=x`
  expect(readForm(nested(64)).ok).toBe(true)
  expect(readForm(nested(65))).toMatchObject({
    ...{ status: 413, why: 'A field’s name is nested deeper than 64 levels.' },
  })
  expect(Object.keys(treeOf(nested(300_000)) as object)).toHaveLength(1)
})
