import { expect, test } from 'vitest'
import { complaintsAboutInlineScript, complaintsAboutScript } from './old-script.ts'

test.each([
  'const { a, b: [c] } = d; for (const x of y) f(...x)',
  'class A extends B { constructor() { super(); new.target } static get b() { return `a` } }',
  'function* f() { yield 2 ** 3 } let a = b => c; /a/u.test("a")',
])('[H7] ES2016 is old enough: %s', (source) => {
  expect(complaintsAboutScript(source)).toEqual([])
})

test.each([
  ['optional chaining', 'a?.b'],
  ['nullish coalescing', 'a ?? b'],
  ['logical assignment', 'a ||= b'],
  ['a catch without its error', 'try { f() } catch { g() }'],
  ['a class field', 'class A { b = 1 }'],
  ['a big integer', 'const a = 1n'],
  ['a separator in a number', 'const a = 1_000'],
  ['an async function', 'async function f() { await g() }'],
  ['a spread object', 'const a = { ...b }'],
  ['a lookbehind', '/(?<=a)b/.test("ab")'],
  ['a module’s export', 'export const a = 1'],
  ['import.meta', 'console.log(import.meta.url)'],
  ['an import()', 'import("./lazy.js")'],
])('[H7] a script with %s is complained about', (_, source) => {
  expect(complaintsAboutScript(source)).toHaveLength(1)
})

test('[H7] a complaint shows the place', () => {
  expect(complaintsAboutScript('const before = 1; const x = y?.z')[0]).toContain('y?.z')
})

test('[H7] a script that stands in the page itself is held to the oldest syntax of all', () => {
  expect(complaintsAboutInlineScript('var a = function () { return { b: 1 } }')).toEqual([])
  expect(complaintsAboutInlineScript('const a = 1')).toHaveLength(1)
  expect(complaintsAboutInlineScript('var a = { b: 1, get c() { return 2 } }')).toHaveLength(1)
})
