import type { Browser, CDPSession, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { buildClient } from '../scripts/build.ts'
import type { Voice, WallView } from '../shared/wall.ts'
import { launchBrowser } from './browser.ts'
import { HD, seenTexts } from './fixtures/wall-page.ts'
import { startWallServer, type WallServer } from './fixtures/wall-server.ts'
import { clockAt, turnOf, VIEW } from './fixtures/wall-views.ts'

const FROM = clockAt('16:41')

let browser: Browser
let server: WallServer
/** One page for all: what it is shown follows each other as on a real wall. */
let page: Page
let inside: CDPSession
let asked: string[] = []
let k = 0

beforeAll(async () => {
  await buildClient()
  browser = await launchBrowser()
  server = await startWallServer({ view: VIEW, at: clockAt('16:42') })
  page = await browser.newPage({ viewport: HD })
  inside = await page.context().newCDPSession(page)
  await inside.send('DOM.enable')
  await inside.send('CSS.enable')
  page.on('request', (request) => asked.push(new URL(request.url()).pathname))
  await page.goto(`${server.url}/wall/lobby?key=secret`)
  await page.waitForSelector('.words')
})
afterAll(async () => {
  await browser?.close()
  await server?.close()
})

/** Shows a voice, and resolves when its words are to be seen. */
async function say(voice: Partial<Voice>, view: Partial<WallView> = {}): Promise<void> {
  k++
  asked = []
  const id = `voice-${k}`
  server.show({ ...VIEW, ...view, turn: turnOf({ ...voice, id }, { k, from: FROM }) })
  await page.waitForSelector(`.voice-block:not(.unlettered) [data-feedback-id="${id}"]`)
}

/** The fonts that draw an element's text, with how many letters each. */
async function fontsOf(selector: string): Promise<Record<string, number>> {
  const { root } = await inside.send('DOM.getDocument')
  const { nodeId } = await inside.send('DOM.querySelector', { nodeId: root.nodeId, selector })
  const { fonts } = await inside.send('CSS.getPlatformFontsForNode', { nodeId })
  return Object.fromEntries(fonts.map(({ familyName, glyphCount }) => [familyName, glyphCount]))
}

const lettersAsked = () => asked.filter((path) => path.startsWith('/letters/'))

const VOICES: [language: string, font: string, name: string, words: string][] = [
  ['ar', 'Noto Naskh Arabic', 'Noto Sans Arabic', 'وصل الطرد قبل الموعد، وشكرًا للسائق اللطيف!'],
  ['he', 'Noto Serif Hebrew', 'Noto Sans Hebrew', 'החבילה הגיעה לפני הזמן, תודה לנהג החביב!'],
  ['hi', 'Noto Serif Devanagari', 'Noto Sans Devanagari', 'पार्सल समय से पहले आया, चालक को बहुत धन्यवाद।'],
  ['th', 'Noto Serif Thai', 'Noto Sans Thai', 'พัสดุมาก่อนเวลาและคนขับรถก็ใจดีมากขอบคุณ'],
  ['zh', 'Noto Serif SC', 'Noto Sans SC', '包裹提前到了，司机很亲切，“谢谢”！'],
  ['zh-TW', 'Noto Serif TC', 'Noto Sans TC', '包裹提前到了，司機很親切，「謝謝」！'],
  ['ja', 'Noto Serif JP', 'Noto Sans JP', '荷物が予定より早く届きました。運転手さんに感謝します。'],
  ['ko', 'Noto Serif KR', 'Noto Sans KR', '소포가 예정보다 일찍 왔어요. 기사님께 감사드립니다.'],
  ['ru', 'Noto Serif', 'Noto Sans', 'Посылка пришла раньше срока, спасибо водителю!'],
  ['el', 'Noto Serif', 'Noto Sans', 'Το δέμα ήρθε νωρίτερα, ευχαριστώ τον οδηγό!'],
  ['vi', 'Fraunces', 'Noto Sans', 'Bưu kiện đến sớm hơn dự kiến, cảm ơn bác tài xế!'],
]

describe('voices in other scripts', () => {
  it('[W199] a wall with Latin words asks for no letters beyond its own', async () => {
    await say({ words: 'Größe passt, “merci” à l’équipe – žádný problém. 10/10!' })
    expect(lettersAsked()).toEqual([])
  })

  for (const [language, serif, sans, words] of VOICES) {
    it(`[W200] words in ${language} are set in ${serif}, names in ${sans}, whole and large enough`, async () => {
      const name = words.slice(0, 6)
      await say({ language, words, name, location: null })
      const families = Object.keys(await fontsOf('.words')).map((family) =>
        family.replace(/ (Variable|Thin|ExtraLight|Regular)$/, ''),
      )
      expect(new Set(families)).toEqual(new Set([serif]))
      expect(Object.keys(await fontsOf('.who-text b bdi')).join()).toContain(sans)
      expect(await page.locator('.words').evaluate((p) => getComputedStyle(p).letterSpacing)).toMatch(
        language === 'vi' || language === 'ru' || language === 'el' ? /px/ : /normal|^0px$/,
      )
      await expectWhole()
    })
  }

  it('[W311] words in scripts that few walls need have the letters of their one family, names as well', async () => {
    const said = [
      ['bn', 'Noto Sans Bengali', 'পার্সেলটি সময়ের আগেই এসেছে।'],
      ['ka', 'Noto Sans Georgian', 'ამანათი დროზე ადრე მოვიდა.'],
      ['km', 'Noto Sans Khmer', 'កញ្ចប់មកដល់មុនពេល'],
    ] as const
    for (const [language, family, words] of said) {
      await say({ words, name: words.slice(0, 6), location: null })
      expect(Object.keys(await fontsOf('.words')).join(), language).toContain(family)
      expect(Object.keys(await fontsOf('.who-text b bdi')).join(), language).toContain(family)
      await expectWhole()
    }
  })

  it('[W316] the margin’s "±" is of one hand with its numbers, and no letters are asked for it', async () => {
    await say({ words: 'Ten minutes.' })
    expect(await page.locator('.score .aside:not(.changed):not(.goal)').innerText()).toContain('±')
    const drawn = await fontsOf('.score .aside:not(.changed):not(.goal)')
    const families = Object.keys(drawn).map((family) => family.replace(/ (Variable|Thin|Regular)$/, ''))
    expect(families.sort()).toEqual(['Instrument Sans', 'Noto Sans'])
    expect(lettersAsked()).toEqual([])
  })

  it('[W199] of a thousand files only those with its letters are fetched', async () => {
    await say({ language: 'ja', words: '新鮮な野菜を買えて嬉しい。', name: 'Maya K.', location: null })
    const files = lettersAsked().filter((path) => path.endsWith('.woff2'))
    expect(files.length).toBeLessThan(20)
    expect(files.every((path) => path.includes('noto-serif-jp'))).toBe(true)
  })

  it('[W200] emoji have their colours in one font, alone and among words', async () => {
    await say({ words: '👏🏽🎉 Best bakery ever 🥐❤️', name: 'Zoë 😀' })
    expect(Object.keys(await fontsOf('.words')).sort()).toEqual(['Fraunces', 'Twemoji Mozilla'])
    await say({ words: '👍' })
    expect(Object.keys(await fontsOf('.words'))).toEqual(['Twemoji Mozilla'])
    await expectWhole()
  })
})

/** Where the lines of the words begin and end: the first letter of each, and the one before it. */
function breaks(): Promise<string[]> {
  return page.evaluate(() => {
    const node = document.querySelector('.words')?.firstChild as Text
    const range = document.createRange()
    const found: string[] = []
    let before = Number.NaN
    for (let i = 0; i < node.data.length; i++) {
      range.setStart(node, i)
      range.setEnd(node, i + 1)
      const { top, width } = range.getBoundingClientRect()
      if (width === 0) continue
      if (Math.abs(top - before) > 20) found.push(node.data.slice(Math.max(0, i - 1), i + 1))
      before = top
    }
    return found
  })
}

describe('lines break as each script wants it', () => {
  it('[W201] no line of Japanese or Chinese begins with a mark, small letter or closing bracket', async () => {
    for (const language of ['ja', 'zh']) {
      for (const size of [20, 21, 22, 23, 24, 25, 26]) {
        await say({
          language,
          words: `${'荷物'.repeat(size / 2)}、「${'予定'.repeat(6)}」。ッ${'早く'.repeat(9)}！`,
        })
        const begins = (await breaks()).map((letters) => letters.slice(-1))
        expect(begins.length).toBeGreaterThan(1)
        expect(begins.join(''), language).not.toMatch(/[、。」！]/)
      }
    }
  })

  it('[W201] a line of Japanese ends where a phrase does', async () => {
    await say({
      language: 'ja',
      words:
        'もう諦めていた荷物のことで電話しました。十分後に折り返しの電話があり、笑顔が声から伝わってきました。',
    })
    expect(await breaks()).toEqual(['で電', 'に折', 'が声'])
  })

  it('[W201] a line of Korean breaks between words, one of Thai where a word ends', async () => {
    await say({
      language: 'ko',
      words: '소포가 예정보다 훨씬 일찍 왔어요. 기사님께서 친절하게 문 앞까지 가져다주셨습니다.',
    })
    const korean = (await breaks()).slice(1)
    expect(korean.length).toBeGreaterThan(0)
    expect(korean.every((letters) => letters.startsWith(' '))).toBe(true)
    const thai = 'พัสดุมาก่อนเวลาและคนขับรถก็ใจดีมากขอบคุณมากครับจะกลับมาใช้บริการอีกแน่นอน'
    await say({ language: 'th', words: thai })
    const words = Array.from(
      new Intl.Segmenter('th', { granularity: 'word' }).segment(thai),
      (word) => word.segment,
    )
    const lines = (await breaks()).slice(1)
    expect(lines.length).toBeGreaterThan(0)
    for (const letters of lines) {
      // No word holds both the last letter of a line and the first of the next, but where both occur inside of one.
      const inside = words.filter((word) => word.includes(letters)).length
      expect(
        words.some((word, i) => `${word.slice(-1)}${words[i + 1]?.charAt(0)}` === letters) || inside === 0,
      ).toBe(true)
    }
  })

  it('[W201] a long German word is set smaller, not broken', async () => {
    await say({ language: 'de', words: 'Lebensmittelunverträglichkeitsberatungsgespräch, wunderbar.' })
    const starts = (await breaks()).slice(1)
    expect(starts.every((letters) => letters.startsWith(' '))).toBe(true)
  })
})

const middleOf = (selector: string) =>
  page.evaluate((which) => {
    const box = document.querySelector(which)?.getBoundingClientRect()
    return box ? (box.left + box.right) / 2 : Number.NaN
  }, selector)
const attributes = () => page.evaluate(() => [document.documentElement.lang, document.documentElement.dir])

describe('right to left', () => {
  it('[W202] a voice from right to left stands at the right of its place on an English wall, with its line', async () => {
    const words = 'iPhone من متجركم ممتاز، شكرًا!'
    await say({ language: 'ar', words, name: 'ليلى ح.', location: 'Leipzig' })
    const [end, mark] = await page.evaluate(() => {
      const range = document.createRange()
      range.selectNodeContents(document.querySelector('.words') as Element)
      const { right } = range.getBoundingClientRect()
      const place = (document.querySelector('.voice') as Element).getBoundingClientRect().right
      return [
        place - right,
        place - (document.querySelector('.score-mark') as Element).getBoundingClientRect().right,
      ]
    })
    expect(Math.abs(end ?? 99)).toBeLessThan(20)
    expect(Math.abs(mark ?? 99)).toBeLessThan(20)
    expect(await page.locator('.words').evaluate((p) => getComputedStyle(p).direction)).toBe('rtl')
    expect(await page.locator('.who-text').innerText()).toContain('after a delivery, Leipzig 2 min ago')
  })

  it('[W203] an Arabic wall is the mirrored composition, in Arabic, without being loaded anew', async () => {
    const now = () => Promise.all(['.score', '.words', '.sun', '.clock'].map(middleOf))
    await say({ words: 'Ten minutes later somebody called me back.' })
    const before = await now()
    await say({ language: 'ar', words: 'بعد عشر دقائق عاود أحدهم الاتصال بي.' }, { locale: 'ar' })
    await page.waitForSelector('html[lang="ar"][dir="rtl"]')
    const after = await now()
    for (const i of [0, 2, 3]) expect(after[i]).toBeCloseTo(HD.width - (before[i] ?? 0), -1)
    expect(after[1]).toBeGreaterThan(HD.width / 2)
    expect(await page.locator('.ground-line').innerText()).toContain('رأيًا اليوم')
    await expectWhole()
    await say({ words: 'Ten minutes.' }, { locale: 'en-GB' })
    await page.waitForSelector('html[lang="en"][dir="ltr"]')
    expect(await now()).toEqual([before[0], expect.anything(), before[2], before[3]])
  })

  it('[W320] a Hebrew wall is the mirrored composition in Hebrew, with its own forms of two', async () => {
    const words = 'עשר דקות אחר כך מישהו חזר אליי עם חיוך שיכולתי לשמוע.'
    await say({ language: 'he', words }, { locale: 'he', today: 2, waiting: 3 })
    await page.waitForSelector('html[lang="he"][dir="rtl"]')
    const [score, voice] = await Promise.all(['.score', '.words'].map(middleOf))
    expect(score).toBeLessThan(HD.width / 2)
    expect(voice).toBeGreaterThan(HD.width / 2)
    expect(await page.locator('.ground-line').innerText()).toContain('שתי תגובות היום')
    expect(await page.locator('.score .goal').innerText()).toContain('היעד')
    await expectWhole()
    await say({ words: 'Ten minutes.' }, { locale: 'en-GB' })
    await page.waitForSelector('html[lang="en"][dir="ltr"]')
  })

  it('[W204] the score reads from left to right in Latin digits, whatever digits the wall has', async () => {
    const negative = { ...VIEW.score, score: -36, lower: -40, upper: -32 }
    await say({ words: 'متأخر.', language: 'ar' }, { locale: 'ar-EG', score: negative })
    await page.waitForSelector('html[lang="ar"]')
    expect(await page.innerText('[data-score="nps"]')).toBe('−36')
    expect(await page.locator('[data-score]').evaluate((number) => getComputedStyle(number).direction)).toBe(
      'ltr',
    )
    expect(await page.innerText('.clock')).toBe('١٦:٤٢')
  })
})

describe('languages', () => {
  for (const [locale, words] of [
    ['de-AT', 'Stimmen heute'],
    ['ja', '今日の声'],
    ['pl', 'głosów dzisiaj'],
  ] as const) {
    it(`[W205] a wall in ${locale} says all in its language, large enough and inside of its margins`, async () => {
      await say({ words: 'Ten minutes later somebody called me back.' }, { locale, waiting: 3 })
      await page.waitForSelector(`html[lang="${locale.slice(0, 2)}"]`)
      expect((await page.locator('.ground-line').innerText()).replace(/\s/g, ' ')).toContain(words)
      expect(await attributes()).toEqual([locale.slice(0, 2), 'ltr'])
      await expectWhole()
    })
  }
})

describe('without letters', () => {
  it('[W206] words wait for their letters, but not for ever', async () => {
    const other = await browser.newPage({ viewport: HD })
    let give: () => void = () => undefined
    const given = new Promise<void>((resolve) => {
      give = resolve
    })
    await other.route('**/letters/**', async (route) => {
      await given
      await route.continue()
    })
    await say({ words: 'Ten minutes.' }, { locale: 'en' })
    await other.goto(`${server.url}/wall/lobby?key=secret`)
    await other.waitForSelector('.words')
    const seen = other.waitForSelector('.voice-block.unlettered', { state: 'attached' })
    await say({ words: 'החבילה הגיעה לפני הזמן', language: 'he' })
    await seen
    expect(await other.locator('.words').evaluate((p) => getComputedStyle(p).visibility)).toBe('hidden')
    await other.waitForSelector('.voice-block:not(.unlettered) .words')
    give()
    await other.close()
  })
})

describe('fifty words where there is little room', () => {
  const fifty =
    'It took three calls and two weeks until someone believed me that the parcel never came, and then all of a sudden it was easy, because the last person who I spoke to simply listened and put it right at once while I was still on the line, which I remember.'
  const places = [
    ['a column of 480 px', { width: 480, height: 1080 }, 4],
    ['a TV that is read from 8 m', HD, 8],
    ['an upright one that is read from 8 m', { width: 1080, height: 1920 }, 8],
  ] as const
  for (const [place, size, distance] of places) {
    it(`[W321] fifty ordinary words stand whole and large enough in ${place}, with who said them`, async () => {
      await page.setViewportSize(size)
      await say({ words: fifty, language: 'en' }, { distance })
      const drawn = await page.evaluate(() => {
        const boxOf = (selector: string) => document.querySelector(selector)?.getBoundingClientRect()
        const words = document.querySelector('.words') as HTMLElement
        const root = Number.parseFloat(getComputedStyle(document.documentElement).fontSize)
        return {
          text: words.textContent,
          size: Number.parseFloat(getComputedStyle(words).fontSize) / root,
          free: (boxOf('.voice')?.height ?? 0) - (boxOf('.voice-block')?.height ?? 0),
          name: document.querySelector<HTMLElement>('.who-text b')?.innerText,
        }
      })
      expect(drawn.text).toBe(fifty)
      expect(drawn.size).toBeGreaterThanOrEqual(2.625)
      expect(drawn.free).toBeGreaterThanOrEqual(0)
      expect(drawn.name).toBe('Maya K.')
    })
  }

  it('[W321] the score makes room for them from 8 m only, and is back beside the next voice', async () => {
    await page.setViewportSize(HD)
    const seen = () => page.locator('.score').isVisible()
    await say({ words: fifty, language: 'en' }, { distance: 4 })
    expect(await seen()).toBe(true)
    await say({ words: fifty, language: 'en' }, { distance: 8 })
    expect(await seen()).toBe(false)
    await say({ words: 'Ten minutes.' }, { distance: 8 })
    expect(await seen()).toBe(true)
    await say({ words: 'Ten minutes.' })
  })
})

/** All of it inside of its place, and nothing too small. */
async function expectWhole(): Promise<void> {
  const texts = await seenTexts(page)
  for (const { text, size, left, right } of texts) {
    expect(size, text).toBeGreaterThanOrEqual(42)
    expect(left, text).toBeGreaterThanOrEqual(80)
    expect(right, text).toBeLessThanOrEqual(HD.width - 80)
  }
  const [block, room] = await page.evaluate(() =>
    ['.voice-block', '.voice'].map(
      (selector) => document.querySelector(selector)?.getBoundingClientRect().height,
    ),
  )
  expect(block).toBeLessThanOrEqual(room ?? 0)
}
