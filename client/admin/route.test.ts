import { expect, test } from 'vitest'
import { feedPath, readRoute } from './route.ts'

const routeAt = (path: string) => readRoute(new URL(path, 'http://office'))

test.each([
  [null, null],
  ['held', null],
  [null, 'v/1?'],
  ['not-counted', 'v1'],
])('[A11] an address brings back the filter %s and the voice %s', (show, voice) => {
  const route = routeAt(feedPath({ show, voice }))
  expect(route).toMatchObject({ page: 'feed', show })
  expect(decodeURIComponent((route as { voice: string | null }).voice ?? '')).toBe(voice ?? '')
})

test('[A11] an address that names no page is told so', () => {
  expect(routeAt('/admin/nowhere')).toEqual({ page: 'unknown' })
  expect(routeAt('/admin/walls')).toEqual({ page: 'walls' })
})
