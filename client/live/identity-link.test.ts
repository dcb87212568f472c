import { expect, it } from 'vitest'
import { takeLink } from './identity-link.ts'

interface Browser {
  reloaded?: boolean
  /** Of one tab; null where none is allowed. */
  session: Map<string, string> | null
}

function pageOf({ reloaded = false, session }: Browser) {
  const addresses: string[] = []
  const storage = {
    getItem: (name: string) => session?.get(name) ?? null,
    setItem: (name: string, value: string) => void session?.set(name, value),
    removeItem: (name: string) => void session?.delete(name),
  }
  const page = {
    location: { search: '' },
    performance: { navigation: { type: reloaded ? 1 : 0 } },
    history: { replaceState: (_state: null, _title: string, to: string) => void addresses.push(to) },
    get sessionStorage() {
      if (!session) throw new Error('forbidden')
      return storage
    },
  }
  return { page: page as unknown as Window, addresses }
}

it('[W110] the secret of a link leaves the address, and a page that loads itself again still knows it', () => {
  const session = new Map()
  const opened = pageOf({ session })
  expect(takeLink({ page: opened.page, link: 'secret' })).toBe('secret')
  expect(opened.addresses).toEqual(['/'])
  expect(takeLink({ page: pageOf({ session, reloaded: true }).page, link: null })).toBe('secret')
})

it('[W110] who opens the plain address in its place is no page of that link any more', () => {
  const session = new Map()
  takeLink({ page: pageOf({ session }).page, link: 'secret' })
  expect(takeLink({ page: pageOf({ session }).page, link: null })).toBe(null)
  expect(takeLink({ page: pageOf({ session, reloaded: true }).page, link: null })).toBe(null)
})

it('[W111] where nothing can be kept the secret stays in the address, which alone knows it', () => {
  const { page, addresses } = pageOf({ session: null })
  expect(takeLink({ page, link: 'secret' })).toBe('secret')
  expect(addresses).toEqual([])
  expect(takeLink({ page, link: null })).toBe(null)
})
