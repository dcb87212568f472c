import { expect, test } from 'vitest'
import { readHosts, readSettings } from './read.ts'
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
