import { expect, test } from 'vitest'
import { feedPath, readRoute } from './route.ts'

const routeAt = (path: string) => readRoute(new URL(path, 'http://office'))

test.each([
  ['', null],
  ['?show=held', null],
  ['', 'v/1?'],
  ['?show=not-counted&q=late', 'v1'],
])('[A11] an address brings back the list %s and the voice %s', (search, voice) => {
  expect(routeAt(feedPath({ search, voice }))).toEqual({ page: 'feed', search, voice })
})

test('[A41] an address names its page and what of it, broken ones nothing', () => {
  expect(routeAt('/admin/walls/w%201?tab=links')).toEqual({ page: 'walls', sub: 'w 1', search: '?tab=links' })
  expect(routeAt('/admin/walls/%E0%A4')).toMatchObject({ page: 'walls', sub: '%E0%A4' })
  expect(routeAt('/admin/walls/a/b')).toEqual({ page: 'unknown' })
  expect(routeAt('/admin/sources/s1/log?state=kept')).toEqual({
    ...{ page: 'sources', sub: 's1', part: 'log', search: '?state=kept' },
  })
  expect(routeAt('/admin/sources/s1/nothing')).toEqual({ page: 'unknown' })
})

test('[A11] an address that names no page is told so', () => {
  expect(routeAt('/admin/nowhere')).toEqual({ page: 'unknown' })
  expect(routeAt('/admin/walls')).toEqual({ page: 'walls', sub: null, search: '' })
})
