import { expect, test } from 'vitest'
import { isOwnOrigin } from './origin.ts'

test.each([
  ['http://wall.local:4000', true],
  ['https://wall.local:4000', true],
  ['https://public.example', true],
  ['http://wall.local', false],
  ['http://wall.local:40000', false],
  ['http://wall.local:4000.evil.example', false],
  ['http://evil-wall.local:4000', false],
  ['https://public.example.evil.example', false],
  ['http://public.example', false],
  ['null', false],
  ['', false],
  [undefined, false],
])('[I42] an Origin of %s is our own: %s', (origin, own) => {
  const headers = { host: 'wall.local:4000', ...(origin !== undefined && { origin }) }
  expect(isOwnOrigin(headers, 'https://public.example')).toBe(own)
})
