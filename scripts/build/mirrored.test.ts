import postcss from 'postcss'
import { expect, it } from 'vitest'
import { mirrored } from './mirrored.ts'

const built = (css: string, from: string) =>
  postcss([mirrored()]).process(css, { from }).css.replace(/\s+/g, ' ').trim()

it('[W196] what a wall’s styles say of left and right has its mirror image, of the same weight', () => {
  const css = built('.a { left: 1rem; color: red }', '/project/client/wall/parts/a.css')
  expect(css).toContain('html[dir="ltr"] .a { left: 1rem }')
  expect(css).toContain('html[dir="rtl"] .a { right: 1rem }')
  expect(css).toContain('.a { color: red }')
})

it('[W196] a rule about the document itself still is about it', () => {
  const css = built(
    'html[data-shape="side"] .a, .calm .b { margin-left: 1rem }',
    '/project/client/wall/a.css',
  )
  expect(css).toContain(
    'html[dir="rtl"][data-shape="side"] .a, html[dir="rtl"].calm .b { margin-right: 1rem }',
  )
})

it('[W196] the desk’s styles stay as they are', () => {
  const css = '.a { left: 1rem }'
  expect(built(css, '/project/client/admin/a.css')).toBe(css)
})
