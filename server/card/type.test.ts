import { readdirSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { expect, test } from 'vitest'
import { openFont } from './fonts.ts'
import type { Hand } from './hands.ts'
import { setText } from './type.ts'

interface Asked {
  hand?: Hand
  locale?: string
  most?: number
}

const set = (text: string, { hand = 'sans', locale = 'en', most = 1_000 }: Asked = {}) =>
  setText({ text, hand, locale, most })
const outlines = async (text: string, asked?: Asked) =>
  (await set(text, asked)).glyphs.map(({ path }) => path)

test('[W312] a name is set in every script that walls have letters for, also several at once', async () => {
  const names = [
    'Гавань',
    'Λιμάνι',
    'Bến cảng',
    'ميناء',
    'נמל',
    'बंदरगाह',
    'বন্দর',
    'ਬੰਦਰਗਾਹ',
    'બંદર',
    'துறைமுகம்',
  ]
  for (const name of [
    ...names,
    'నౌకాశ్రయం',
    'ಬಂದರು',
    'ท่าเรือ',
    'កំពង់ផែ',
    'ნავსადგური',
    'նավահանգիստ',
    '港の店',
    '항구',
    '海港',
    '這個港',
  ]) {
    for (const hand of ['serif', 'bold'] as const) {
      const { glyphs, width } = await set(name, { hand })
      expect(glyphs.length, `${name} ${hand}`).toBeGreaterThan(1)
      expect(width, `${name} ${hand}`).toBeGreaterThan(0.5)
    }
  }
  const mixed = (await outlines('Café 東京 Привіт')).length
  expect(mixed).toBe('Café東京Привіт'.length)
})

test('[W312] letters join, hang and change places as their script wants it', async () => {
  const joined = await outlines('متجر')
  const alone = (await Promise.all(Array.from('متجر', (letter) => outlines(letter)))).flat()
  expect(joined.filter((outline) => alone.includes(outline)).length).toBeLessThan(joined.length)
  const [first, second] = await outlines('कि')
  expect([second, first]).not.toEqual([...(await outlines('क')), ...(await outlines('ि'))].reverse())
  expect(first).not.toBe((await outlines('क'))[0])
})

test('[W313] what runs from right to left is drawn so, and numbers and foreign names in it are not', async () => {
  const seen = (text: string) =>
    set(text).then(({ glyphs }) => [...glyphs].sort((a, b) => a.x - b.x).map(({ path }) => path))
  const letters = async (text: string) => (await Promise.all(Array.from(text, (one) => outlines(one)))).flat()
  expect(await seen('נמל')).toEqual((await letters('נמל')).reverse())
  expect(await seen('נמל 12')).toEqual([...(await letters('12')), ...(await letters('נמל')).reverse()])
  expect(await seen('Pine נמל')).toEqual([...(await letters('Pine')), ...(await letters('נמל')).reverse()])
})

test('[W314] what no letters are for is left out with all that belongs to it, and leaves no gap', async () => {
  const plain = await set('Café Nord')
  for (const name of [
    'Café ☕️ Nord',
    ' Café 👩‍👩‍👧‍👦🇩🇪  Nord 👍🏽',
    'Café \u{10ffff}\u0007 Nord\ue000',
    'Café 𓀀 Nord',
  ]) {
    const { glyphs, width } = await set(name)
    expect(glyphs, name).toEqual(plain.glyphs)
    expect(width, name).toBe(plain.width)
  }
  expect((await set('👍👍')).glyphs).toEqual([])
})

test('[W314] a name that is too long ends in an ellipsis, whatever it is made of', async () => {
  const dots = (await outlines('…'))[0]
  const names = ['wide '.repeat(40), 'W'.repeat(200), '港'.repeat(200), 'شركة ذات اسم طويل '.repeat(10)]
  for (const name of [...names, `Z${'\u0301'.repeat(150)}`.repeat(20), 'कि'.repeat(100)]) {
    const { glyphs, width } = await set(name, { most: 8 })
    expect(width, name).toBeLessThanOrEqual(8)
    expect(width, name).toBeGreaterThan(5)
    expect(
      glyphs.map(({ path }) => path),
      name,
    ).toContain(dots)
    expect(glyphs.length, name).toBeLessThan(90)
  }
})

test('[W315] however many fonts names ask for, few of them stay open', async () => {
  const { resolve } = createRequire(import.meta.url)
  const folder = join(dirname(resolve('@fontsource-variable/noto-sans-sc/index.css')), 'files')
  const files = readdirSync(folder).slice(0, 30)
  const [first = ''] = files
  const opened = await openFont(join(folder, first))
  expect(await openFont(join(folder, first))).toBe(opened)
  for (const file of files) await openFont(join(folder, file))
  expect(await openFont(join(folder, first))).not.toBe(opened)
})

test('[W316] "±" is of one hand with the numbers beside it, in every weight', async () => {
  for (const hand of ['sans', 'bold'] as const) {
    const { glyphs, width } = await set('±', { hand })
    expect(glyphs).toHaveLength(1)
    expect(width).toBeGreaterThan(0.5)
    expect(glyphs[0]?.path).not.toBe((await outlines('±', { hand: 'serif' }))[0])
  }
  expect(await outlines('±', { hand: 'sans' })).not.toEqual(await outlines('±', { hand: 'bold' }))
})
