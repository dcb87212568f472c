import { expect, test } from 'vitest'
import { complaintsAboutClassicScript, complaintsAboutScript } from './old-script.ts'

test.each([
  'const { a, ...rest } = { ...b }; async function* f() { for await (const x of y) yield x }',
  'export const load = () => import("./lazy.js")',
  'console.log(import.meta.url); function F() { return new.target }',
  'try { f() } catch (error) { g(/(?<=a)(?<year>.)/su) }',
])('[H7] ES2018 with import() and import.meta is old enough: %s', (source) => {
  expect(complaintsAboutScript(source)).toEqual([])
})

test.each([
  ['optional chaining', 'a?.b'],
  ['nullish coalescing', 'a ?? b'],
  ['logical assignment', 'a ||= b'],
  ['a catch without its error', 'try { f() } catch { g() }'],
  ['a class field', 'class A { b = 1 }'],
  ['a private name', 'class A { #b() {} }'],
  ['a big integer', 'const a = 1n'],
  ['a namespace export', 'export * as a from "./a.js"'],
  ['a separator in a number', 'const a = 1_000'],
  ['await at the top', 'await f()'],
  ['optional chaining inside an import()', 'import(a?.b)'],
])('[H7] a script with %s is complained about', (_, source) => {
  expect(complaintsAboutScript(source)).toHaveLength(1)
})

test('[H7] a complaint shows the place', () => {
  expect(complaintsAboutScript('const before = 1; const x = y?.z')[0]).toContain('y?.z')
})

test('[H7] a script that is no module is held to ES5', () => {
  expect(complaintsAboutClassicScript('var a = function () { return 1 }')).toEqual([])
  expect(complaintsAboutClassicScript('const a = 1')).toHaveLength(1)
})
