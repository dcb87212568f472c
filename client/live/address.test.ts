import { expect, it } from 'vitest'
import { readAddress } from './address.ts'

const address = (path: string) => readAddress(new URL(path, 'http://tenfoot.example'))

it('[W100] the plain address is this screen’s own, /w/ names it by its link, /wall/ opens a wall', () => {
  expect(address('/')).toEqual({ kind: 'screen', link: null, reloadWithin: 120_000 })
  expect(address('/w/some-secret')).toMatchObject({ kind: 'screen', link: 'some-secret' })
  expect(address('/wall/lobby?key=k')).toMatchObject({ kind: 'wall', wall: 'lobby', key: 'k' })
  expect(address('/wall/lobby')).toMatchObject({ kind: 'wall', key: null })
})

it('[W100] an address that makes no sense is still an address', () => {
  expect(address('/w/%E0%A4%A')).toMatchObject({ kind: 'screen', link: '%E0%A4%A' })
  expect(address('/w/')).toMatchObject({ kind: 'screen', link: null })
})
