import { expect, test } from 'vitest'
import { openerOf } from './browser.ts'

test.for([
  ['linux', { DISPLAY: ':0' }, 'xdg-open'],
  ['linux', {}, undefined],
  ['linux', { DISPLAY: ':0', SSH_CONNECTION: '1' }, undefined],
  ['darwin', {}, 'open'],
  ['darwin', { CI: 'true' }, undefined],
] as const)('[D26] on %s with %j the page is opened by %s', ([platform, env, opener]) => {
  expect(openerOf({ platform, env })?.[0]).toBe(opener)
})
