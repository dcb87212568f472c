import type { Browser, Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { buildClient } from '../scripts/build.ts'
import type { Voice, WallView } from '../shared/wall.ts'
import { launchBrowser } from './browser.ts'
import { openWall } from './fixtures/wall-page.ts'
import { startWallServer, type WallServer } from './fixtures/wall-server.ts'
import { clockAt, scoreWith, turnOf, VIEW } from './fixtures/wall-views.ts'

let browser: Browser
let server: WallServer
let page: Page | undefined

beforeAll(async () => {
  await buildClient()
  browser = await launchBrowser()
  server = await startWallServer({ view: VIEW, at: clockAt('16:42') })
})
afterEach(() => page?.close())
afterAll(async () => {
  await browser?.close()
  await server?.close()
})

async function show(view: Partial<WallView>): Promise<Page> {
  server.show({ ...VIEW, ...view })
  page = await openWall({ browser, server })
  return page
}

const say = (voice: Partial<Voice>) => show({ turn: turnOf(voice) })

/** Whether the words stand whole inside the room that is theirs. */
function standing(page: Page) {
  return page.evaluate(() => {
    const words = document.querySelector<HTMLElement>('[data-feedback-id]')
    const room = words?.closest('.voice')
    const block = words?.closest('.voice-block')
    if (!words || !room || !block) throw new Error('no words stand')
    const [inner, outer] = [block.getBoundingClientRect(), room.getBoundingClientRect()]
    return {
      text: words.textContent,
      size: Number.parseFloat(getComputedStyle(words).fontSize),
      inside:
        inner.top >= outer.top && inner.bottom <= outer.bottom + 1 && words.scrollWidth <= words.clientWidth,
    }
  })
}

describe('the words', () => {
  it('[W6] a short voice stands in large letters, whole', async () => {
    const shown = await standing(await say({ words: 'Wonderful!' }))
    expect(shown).toEqual({ text: 'Wonderful!', size: 104, inside: true })
  })

  it('[W6] fifty words of usual length stand whole, in the reading size or larger', async () => {
    const words = 'It took three calls until somebody believed that the parcel never came'.split(' ')
    const fifty = Array.from({ length: 50 }, (_, i) => words[i % words.length]).join(' ')
    const shown = await standing(await say({ words: fifty }))
    expect(shown.text).toBe(fifty)
    expect(shown.inside).toBe(true)
    expect(shown.size).toBeGreaterThanOrEqual(52)
  })

  it('[W6] a long word is set smaller rather than broken', async () => {
    const words = 'Donaudampfschifffahrtsgesellschaft!'
    const shown = await standing(await say({ words }))
    expect(shown).toMatchObject({ text: words, inside: true })
    expect(shown.size).toBeLessThan(104)
  })

  it('[W6] words that no size holds lose their last ones, never a part of one', async () => {
    const words = 'Kundenzufriedenheitsbefragung '.repeat(50).trim()
    const shown = await standing(await say({ words }))
    expect(shown.inside).toBe(true)
    expect(shown.text).toMatch(/^(Kundenzufriedenheitsbefragung )+…$/)
  })

  it('[W6] a word without an end stays inside the wall', async () => {
    const shown = await standing(await say({ words: 'x'.repeat(10_000) }))
    expect(shown.inside).toBe(true)
  })

  it('[W7] markup is text, and direction marks turn nothing but the words themselves', async () => {
    const wall = await say({
      words: '<b onclick=alert(1)>\u202eevil</b>',
      name: '\u202eMaya',
      location: '<i>Leipzig</i>',
    })
    expect((await standing(wall)).text).toBe('<b onclick=alert(1)>\u202eevil</b>')
    const isolated = await wall.$$eval('.words, .who bdi', (all) =>
      all.map((it) => getComputedStyle(it).unicodeBidi),
    )
    expect(isolated.length).toBeGreaterThan(2)
    expect(new Set(isolated)).toEqual(new Set(['isolate']))
  })

  it('[W8] a voice says its score, who, at which moment, where and when', async () => {
    const wall = await say({})
    expect(await wall.innerText('.who')).toMatch(/10\s+Maya K\. after a delivery, Leipzig [12] min ago/)
  })

  it('[W8] a voice without name, place and score is complete, too', async () => {
    const wall = await say({
      name: null,
      touchpoint: null,
      location: null,
      score: null,
      metric: null,
      mood: 'neutral',
    })
    expect(await wall.innerText('.who')).toMatch(/^A customer [12] min ago$/)
  })

  it('[W332] the point before the time is gone where the time begins a line', async () => {
    const widthBeforeTime = async (location: string) =>
      (await (await say({ location })).locator('.before-ago').boundingBox())?.width ?? 0
    expect(await widthBeforeTime('Leipzig')).toBeGreaterThan(20)
    await page?.close()
    expect(await widthBeforeTime('Klosterneuburg')).toBe(0)
  })

  it('[W332] a column tells place and time, without the moment', async () => {
    const wall = await say({})
    await wall.setViewportSize({ width: 480, height: 1080 })
    expect(await wall.innerText('.who-text')).toMatch(/^Maya K\. Leipzig\n[12] min ago$/)
  })

  it('[W8] a score on another scale than ten says so', async () => {
    const wall = await say({ score: 4, scale: { min: 1, max: 5 }, metric: 'stars' })
    expect(await wall.innerText('.who')).toMatch(/4\s+of 5 · Maya K\./)
  })

  it('[W9] a score without words stands where words would', async () => {
    const wall = await say({ words: null, score: 9 })
    expect(await wall.innerText('[data-feedback-id="voice-1"]')).toMatch(/9\s+out of 10,\s+without words\./)
  })

  it('[W10] a returning voice is dated and marked as such, and never looks new', async () => {
    const wall = await show({
      turn: turnOf({ at: clockAt('10:00') - 9 * 86_400_000 }, { kind: 'returning' }),
    })
    expect(await wall.innerText('.earlier')).toBe('An earlier voice, from 12 November')
    expect(await wall.innerText('.who')).not.toContain('ago')
  })

  it('[W10] a voice of today that returns is told with its hour', async () => {
    const wall = await show({ turn: turnOf({ at: clockAt('11:45') }, { kind: 'returning' }) })
    expect(await wall.innerText('.earlier')).toBe('Earlier today, 11:45')
  })
})

describe('the score', () => {
  it('[W11] the number stands alone in its element, as people read it', async () => {
    const wall = await show({ score: scoreWith({ 0: 61, 10: 25, 8: 14 }) })
    expect(await wall.textContent('[data-score="nps"]')).toBe('−36')
  })

  it('[W11] a number of few answers is not shown, and the wall says how many there are', async () => {
    const wall = await show({ score: scoreWith({ 9: 3 }) })
    expect(await wall.$('[data-score]')).toBeNull()
    expect(await wall.innerText('.few')).toMatch(/3 responses\.\s+Score from 5/)
  })

  it('[W11] without any answer it says so', async () => {
    const wall = await show({ score: scoreWith({}) })
    expect(await wall.$('[data-score]')).toBeNull()
    expect(await wall.innerText('.few')).toBe('No responses yet')
  })

  it('[W11] answers that somebody took out of the count are told', async () => {
    const wall = await show({ score: { ...VIEW.score, excluded: 12 } })
    expect(await wall.innerText('.score')).toContain('12 not counted')
  })

  it('[W12] a change is shown only when it is one', async () => {
    const change = { difference: 6.2, lower: -1, upper: 13, real: false }
    const wall = await show({ score: { ...VIEW.score, change } })
    expect(await wall.innerText('.score')).not.toContain('+6')
    server.show({ ...VIEW, score: { ...VIEW.score, change: { ...change, lower: 1, real: true } } })
    await wall.waitForSelector('text=+6')
    const least = { difference: 0.4, lower: 0.1, upper: 0.7, real: true }
    server.show({ ...VIEW, score: { ...VIEW.score, change: least } })
    await wall.waitForSelector('text=+6', { state: 'detached' })
    expect(await wall.innerText('.score')).not.toContain('+')
  })

  it('[W13] score and marks follow at once, whatever voice stands', async () => {
    const wall = await show({})
    const marks = [...VIEW.marks, { minute: clockAt('16:42'), mood: 'bad' as const, n: 1 }]
    server.show({ ...VIEW, marks, today: 39, score: scoreWith({ 10: 70, 0: 10, 8: 20 }) })
    await wall.waitForFunction(() => document.querySelector('[data-score]')?.textContent === '60')
    expect(await wall.$$('.mark')).toHaveLength(marks.length)
    expect(await wall.$$('.marks [data-feedback-id]')).toHaveLength(0)
  })
})

describe('without a voice', () => {
  it('[W14] a wall that never had a voice says that the first is on its way', async () => {
    const wall = await show({ first: true, turn: null, marks: [], today: 0 })
    expect(await wall.getAttribute('body', 'data-scene')).toBe('first')
  })

  it('[W14] a wall with nothing to show rests, with its day and its score', async () => {
    const wall = await show({ turn: null })
    expect(await wall.getAttribute('body', 'data-scene')).toBe('idle')
    expect(await wall.textContent('[data-score="nps"]')).toBe('52')
    expect(await wall.$$('[data-feedback-id]')).toHaveLength(0)
  })

  it('[W40] a paused wall is one calm picture: sky, sun and a line, nothing of customers, live all the same', async () => {
    const wall = await show({})
    server.show({ ...VIEW, paused: true, turn: null, marks: [], today: 0, waiting: 0 })
    await wall.waitForSelector('body[data-scene="paused"]')
    expect(await wall.innerText('h1')).toBe('A short pause.')
    expect(await wall.$$('[data-feedback-id], [data-score], .mark, .score')).toHaveLength(0)
    expect(await wall.$$('.sky, .sun')).toHaveLength(2)
    expect(await wall.getAttribute('body', 'data-connection')).toBe('live')
    server.show(VIEW)
    await wall.waitForSelector('[data-feedback-id]')
  })

  it('[W14] a closed wall shows no words, and when it opens', async () => {
    const reopens = clockAt('08:00') + 86_400_000
    const wall = await show({ day: { ...VIEW.day, open: false, reopens } })
    expect(await wall.getAttribute('body', 'data-scene')).toBe('night')
    expect(await wall.$$('[data-feedback-id]')).toHaveLength(0)
    expect(await wall.innerText('.message-more')).toBe('The wall opens at 08:00')
  })
})
