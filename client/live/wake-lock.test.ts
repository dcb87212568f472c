import { expect, it } from 'vitest'
import { keepAwake } from './wake-lock.ts'

function pageWith(wakeLock: object | undefined) {
  const document = Object.assign(new EventTarget(), { hidden: false })
  return { document, page: { document, navigator: { wakeLock } } as unknown as Window }
}

it('[W119] the device is asked to stay awake, and again each time the page comes back', () => {
  const asked: string[] = []
  const request = async (type: string) => void asked.push(type)
  const { document, page } = pageWith({ request })
  keepAwake(page)
  document.hidden = true
  document.dispatchEvent(new Event('visibilitychange'))
  expect(asked).toEqual(['screen'])
  document.hidden = false
  document.dispatchEvent(new Event('visibilitychange'))
  expect(asked).toEqual(['screen', 'screen'])
})

it('[W119] where there is no such thing, or it is refused, the page does without', async () => {
  keepAwake(pageWith(undefined).page)
  keepAwake(pageWith({ request: () => Promise.reject(new Error('low battery')) }).page)
})
