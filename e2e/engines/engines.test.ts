import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { buildClient } from '../../scripts/build.ts'
import { startTenfoot, type Tenfoot } from '../fixtures/tenfoot.ts'
import { FORMATS, SCENES } from '../fixtures/wall-scenes.ts'
import { startWallServer, type WallServer } from '../fixtures/wall-server.ts'
import { clockAt } from '../fixtures/wall-views.ts'
import { type Box, boxesOf, differences, overlaps } from './boxes.ts'
import { ALWAYS, OLD_ENGINES } from './engines.ts'
import { OFFICE } from './launch.ts'
import { WITHOUT_NEWER_THAN_53 } from './like-53.ts'
import { type EnginePage, openEngine } from './page.ts'

const ALL = process.env.TENFOOT_ALL_ENGINES !== undefined
const OLD = OLD_ENGINES.map(({ version }) => version).filter((it) => ALL || ALWAYS.includes(it))
/** What Chrome 64 has and 53 lacks is taken away from it. */
const CASES = [['like Chrome 53', 64] as const, ...OLD.map((it) => [`Chrome ${it}`, it] as const)]
/** Each run has the life of a screen once on an old engine: what is older can do only less. */
const LIVES = (name: string) => ALL || name !== 'Chrome 64'
const AT = '16:42'
/** Each with the name that its page's body carries. */
const DRAWN = [
  ['voices', 'voices'],
  ['score', 'score'],
  ['themes', 'themes'],
  ['milestone', 'celebration'],
  ['paused', 'paused'],
  ['night', 'night'],
] as const
/** In these every line is broken by the page or stands alone: they look the same on every engine. */
const ALIKE: readonly string[] = ['voices', 'score', 'paused', 'night']
const SHAPES = ['hd', 'side'] as const
/** Of a screen of 1,920: letters are rounded differently. */
const TOLERANCE = 16
const MOMENT = 15_000

let walls: WallServer
let tenfoot: Tenfoot
let source: { id: string; token: string }
let wall: { id: string }
const asDrawnNow = new Map<string, Box[]>()

const inOffice = (url: string) => url.replace(/localhost|127\.0\.0\.1/, OFFICE)
const bodyHas = (name: string, value: string) =>
  `document.body && document.body.getAttribute(${JSON.stringify(name)}) === ${JSON.stringify(value)}`
const says = (text: string) => `document.body.textContent.indexOf(${JSON.stringify(text)}) >= 0`

/** Each scene in each shape, as an engine draws it. */
async function* drawAll(page: EnginePage): AsyncGenerator<{ scene: string; shape: string; boxes: Box[] }> {
  walls.setTime(clockAt(AT))
  await page.open(`${inOffice(walls.url)}/wall/lobby?key=secret`)
  let today = 1_000
  for (const shape of SHAPES) {
    await page.resize(FORMATS[shape].width, FORMATS[shape].height)
    for (const [scene, carried] of DRAWN) {
      const view = SCENES[scene]?.(AT)
      if (!view) throw new Error(`there is no scene ${scene}`)
      walls.show({ ...view, today: ++today })
      await page.until(bodyHas('data-scene', carried))
      yield { scene, shape, boxes: await boxesOf(page) }
    }
  }
}

beforeAll(async () => {
  await buildClient()
  tenfoot = await startTenfoot()
  walls = await startWallServer({ view: SCENES.voices?.(AT) as never, at: clockAt(AT) })
  const made = await tenfoot.asOwner('POST', '/sources', { name: 'Shop', policy: 'publish', metric: 'nps' })
  source = made.body
  wall = (await tenfoot.asOwner('POST', '/walls', { name: 'Everything', slug: 'everything' })).body
  for (const score of [10, 9, 9, 8, 3]) await tenfoot.post(source.token, { score })
  const now = await openEngine('current')
  for await (const { scene, shape, boxes } of drawAll(now)) asDrawnNow.set(`${scene} ${shape}`, boxes)
  await now.close()
})
afterAll(async () => {
  await walls?.close()
  await tenfoot?.close()
})

describe.each(CASES)('%s', (name, version) => {
  let page: EnginePage
  beforeAll(async () => {
    page = await openEngine(version)
    if (name.startsWith('like')) await page.before(WITHOUT_NEWER_THAN_53)
  })
  afterAll(() => page?.close())

  it('[W260] draws every scene as today’s browser does: nothing is missing, small or on top of another', async () => {
    for await (const { scene, shape, boxes } of drawAll(page)) {
      const expected = asDrawnNow.get(`${scene} ${shape}`) ?? []
      const where = `${scene} ${shape}`
      expect(boxes.length, where).toBe(expected.length)
      expect(overlaps(boxes).length, where).toBeLessThanOrEqual(overlaps(expected).length + 1)
      const smallest = (all: Box[]) => Math.min(...all.map(({ size }) => size))
      expect(smallest(boxes), where).toBeCloseTo(smallest(expected), 1)
      if (shape === 'hd') expect(smallest(boxes), where).toBeGreaterThanOrEqual(42)
      if (shape === 'hd' && ALIKE.includes(scene)) {
        expect(differences(boxes, expected, TOLERANCE), where).toEqual([])
      }
    }
    expect(page.complaints).toEqual([])
  })

  it.runIf(LIVES(name))(
    '[W261] lives: it is paired by its code over plain http, hears voices, lets hidden ones go and comes back',
    async () => {
      await page.resize(1920, 1080)
      // Lets the page's clock be moved: half a minute of silence need not pass.
      await page.before(`(function () {
      var real = performance.now.bind(performance)
      window.skipped = 0
      performance.now = function () { return real() + window.skipped }
    })()`)
      await page.open(`${inOffice(tenfoot.url)}/`)
      await page.until('document.querySelector("[data-pairing-code]")')
      expect(await page.read('isSecureContext')).toBe(false)
      const code = await page.read<string>('document.querySelector("[data-pairing-code]").textContent')
      expect(code).toMatch(/^[A-Z]{3}-[A-Z]{3}$/)
      expect(
        await page.read<number>('document.querySelector("svg").getBoundingClientRect().height'),
      ).toBeGreaterThan(0)

      const pairing = { code, name, wall: wall.id }
      expect((await tenfoot.asOwner('POST', '/screens', pairing)).status).toBe(201)
      await page.until(bodyHas('data-connection', 'live'))
      await page.until('document.querySelector("[data-score=nps]")')

      const words = `Heard on ${name}.`
      const { body: voice } = await tenfoot.post(source.token, { score: 10, comment: words })
      await page.until(says(words), 30_000)
      await tenfoot.asOwner('PATCH', `/feedback/${voice.id}`, { display: 'hidden' })
      await page.until(`!(${says(words)})`, 2_000)

      await tenfoot.stop()
      await page.read('window.skipped += 31000')
      await page.until(bodyHas('data-connection', 'stale'))
      await tenfoot.start()
      await page.until(bodyHas('data-connection', 'live'), 2 * MOMENT)
      expect(page.complaints.filter((it) => !/WebSocket|Failed to load resource/.test(it))).toEqual([])
    },
  )
})

it('[W262] a browser that cannot run the wall says so kindly, in its language and in English, and loads no script', async () => {
  const page = await openEngine(64, ['--lang=de'])
  await page.before('delete window.Proxy; Object.defineProperty(navigator, "language", { value: "de-AT" })')
  await page.open(`${inOffice(tenfoot.url)}/`)
  await page.until('document.getElementById("boot-guard")')
  const text = await page.read<string>('document.getElementById("boot-guard").textContent')
  expect(text).toContain('Der Browser dieses Fernsehers ist zu alt')
  expect(text).toContain('This TV’s own browser is too old')
  expect(await page.read('document.querySelectorAll("script[src]").length')).toBe(0)
  expect(page.complaints).toEqual([])
  await page.close()
})

it.runIf(ALL)(
  '[W263] where an engine takes the widths of letters wrong, its own letters are used',
  async () => {
    const page = await openEngine(67, ['--font-render-hinting=full'])
    await page.open(`${inOffice(walls.url)}/wall/lobby?key=secret`)
    await page.until(bodyHas('data-connection', 'live'))
    expect(await page.read('document.documentElement.classList.contains("plain-letters")')).toBe(true)
    expect(overlaps(await boxesOf(page))).toEqual([])
    await page.close()
  },
)
