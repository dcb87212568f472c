import { expect, it } from 'vitest'
import { makeRenewals } from './identity-renewals.ts'

function renewalsIn(localStorage: Partial<Storage>) {
  return makeRenewals({ page: { localStorage } as Window })
}
function kept(text: string | null = null) {
  const place = { text }
  const storage = {
    getItem: () => place.text,
    setItem: (_name: string, text: string) => void Object.assign(place, { text }),
    removeItem: () => void Object.assign(place, { text: null }),
  }
  return { place, renewals: renewalsIn(storage) }
}

it('[W300] a renewal is of one key: whoever is another screen takes nothing from it, and does not forget it', () => {
  const { place, renewals } = kept()
  renewals.tell('a', 'a2')
  expect(renewals.after('a')).toBe('a2')
  for (const other of ['a2', 'b', '']) expect(renewals.after(other)).toBe(null)
  renewals.forget('b')
  expect(place.text).not.toBe(null)
  renewals.forget('a2')
  expect(renewals.after('a')).toBe(null)
})

it('[W300] what makes no sense, or cannot be read at all, is no renewal', () => {
  for (const text of ['{', 'null', '["a"]', '["a",1]', '["a","a"]', '{"0":"a","1":"b"}']) {
    expect(kept(text).renewals.after('a'), text).toBe(null)
  }
  const forbidden = () => {
    throw new DOMException('denied', 'SecurityError')
  }
  const none = renewalsIn({ getItem: forbidden, setItem: forbidden, removeItem: forbidden })
  none.tell('a', 'b')
  none.forget('a')
  expect(none.after('a')).toBe(null)
})
