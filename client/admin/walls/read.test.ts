import { expect, test } from 'vitest'
import { readDegrees, splitPlace } from './place.ts'
import { readHolidays, readHosts, readSettings, scoreAddress } from './read.ts'
import { filterText, slugOf } from './texts.ts'

function form(fields: Record<string, string | string[]>): FormData {
  const data = new FormData()
  for (const [name, values] of Object.entries(fields))
    for (const value of [values].flat()) data.append(name, value)
  return data
}

test('[V38] an empty field takes a setting away, and never means nought', () => {
  expect(readSettings(form({ name: ' Lobby ', windowDays: '', company: ' ' }))).toMatchObject({
    name: 'Lobby',
    windowDays: null,
    company: null,
    goal: null,
    hours: null,
    tests: false,
  })
  expect(readSettings(form({ goalScore: '', goalBy: '2026-12-31' }))).toMatchObject({
    goal: { score: null, by: '2026-12-31' },
  })
})

test('[V38] days that are not ticked are closed, and a wall that is always open has no hours', () => {
  const days = { 'open.mon': 'on', 'opens.mon': '08:00', 'closes.mon': '18:00', 'opens.tue': '09:00' }
  expect(readSettings(form({ hours: 'some', ...days }))).toMatchObject({ hours: { mon: ['08:00', '18:00'] } })
  expect(readSettings(form({ hours: 'always', ...days }))).toMatchObject({ hours: null })
})

test('[V38] all values of a dimension are read; a sundown without a clock stays as it was', () => {
  const settings = readSettings(form({ 'filter.tags': ['a', 'b, c'] }))
  expect(settings).toMatchObject({ filter: { tags: ['a', 'b, c'], sources: [] } })
  expect(settings).not.toHaveProperty('sundown')
})

test('[V38] hosts stand one a line or with commas between', () => {
  expect(readHosts(' a.example, b.example\n\nhttps://c.example ')).toEqual([
    'a.example',
    'b.example',
    'https://c.example',
  ])
})

test.each([
  ['Café am Markt', 'cafe-am-markt'],
  ['  Straße 7! ', 'strasse-7'],
  ['東京', ''],
  [`${'x'.repeat(63)} y`, 'x'.repeat(63)],
])('[V38] a wall named %s gets the address %s', (name, slug) => {
  expect(slugOf(name)).toBe(slug)
})

test('[V38] a filter is told in words', () => {
  const named = () => 'Web form'
  expect(filterText({ filter: {} }, named)).toBe('every voice')
  expect(filterText({ filter: { sources: ['id'], tags: ['a', 'b'] } }, named)).toBe(
    'sources: Web form; tags: a or b',
  )
})

test.each([
  ['51.34', 51.34],
  ['51,34', 51.34],
  [' -33.87 ', -33.87],
  ['−33.87', -33.87],
  ['33.8688° S', -33.8688],
  ['151.2093° E', 151.2093],
  ['74.01W', -74.01],
  ['0', 0],
  ['', null],
  ['12°30′', null],
  ['north', null],
  ['51.34, 12.37', null],
])('[A140] degrees are read as people and maps write them: %s', (text, degrees) => {
  expect(readDegrees(text)).toBe(degrees)
})

test.each([
  ['51.3397, 12.3731', ['51.3397', '12.3731']],
  ['51.3397,12.3731', ['51.3397', '12.3731']],
  ['33.8688° S, 151.2093° E', ['33.8688° S', '151.2093° E']],
  ['51,3397; 12,3731', ['51,3397', '12,3731']],
  ['51.34', null],
  ['51,34', null],
  ['Leipzig, Germany', null],
  ['1.5, 2.5, 3.5', null],
])('[A140] a place is taken as maps copy it: %s', (text, place) => {
  expect(splitPlace(text)).toEqual(place)
})

test('[A140] by the clock or by a place; half a place is none', () => {
  expect(readSettings(form({ sunBy: 'clock', sundown: '16:45' }))).toMatchObject({
    sundown: { clock: '16:45' },
  })
  const place = { sunBy: 'place', latitude: '-33,87', longitude: '151.21° E' }
  expect(readSettings(form(place))).toMatchObject({ sundown: { latitude: -33.87, longitude: 151.21 } })
  expect(readSettings(form({ ...place, longitude: '' }))).toMatchObject({
    sundown: { latitude: -33.87, longitude: null },
  })
})

test('[A141] holidays are read a line each, without their names; what is no date is left to be refused', () => {
  expect(readHolidays(' 12-25 Christmas\n2027-04-05\tEaster Monday\n\n01-01, 05-01;10-03')).toEqual([
    ...['12-25', '2027-04-05', '01-01', '05-01', '10-03'],
  ])
  expect(readHolidays('Christmas\n12/25\n12-255\n2027-4-5')).toEqual([
    ...['Christmas', '12/25', '12-255', '2027-4-5'],
  ])
  expect(readHolidays(' \n')).toEqual([])
})

test('[A142] scenes are read in their order, and a wall without one is refused by the server', () => {
  expect(readSettings(form({ scenes: ['score', 'voices'] }))).toMatchObject({ scenes: ['score', 'voices'] })
  expect(readSettings(form({ distance: '8', calm: 'on', night: 'dark' }))).toMatchObject({
    ...{ scenes: [], distance: 8, calm: true, night: 'dark' },
  })
})

test('[A160] a link that was just made tells where its score stands as a picture and as JSON', () => {
  const link = 'https://wall.example.com/wall/every-voice?key=secret'
  expect(scoreAddress(link, 'png')).toBe('https://wall.example.com/wall/every-voice/score.png?key=secret')
  expect(scoreAddress(link, 'json')).toBe('https://wall.example.com/wall/every-voice/score.json?key=secret')
})
