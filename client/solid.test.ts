import { isServer } from 'solid-js/web'
import { expect, test } from 'vitest'

test("[H9] the screens' tests run Solid's browser build: its server build would test nothing and not say so", () => {
  expect(isServer).toBe(false)
})
