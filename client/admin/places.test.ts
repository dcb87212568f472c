import { expect, test } from 'vitest'
import { settingsHere } from './places.ts'

test('[A161] a wall that is made in the admin app begins with its browser’s zone and language, and with all scenes', () => {
  const timeZone = Intl.DateTimeFormat().resolvedOptions().timeZone
  const scenes = ['voices', 'score', 'themes']
  expect(settingsHere('de-AT')).toEqual({ timeZone, locale: 'de-AT', scenes })
  expect(settingsHere('ja')).toMatchObject({ locale: 'ja' })
  // What the wall does not speak, and English of any country, is plain English.
  expect(settingsHere('sv-SE')).toMatchObject({ locale: 'en' })
  expect(settingsHere('en-US')).toMatchObject({ locale: 'en' })
})
