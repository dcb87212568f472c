import { once } from 'node:events'
import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { launchBrowser } from './browser.ts'
import { startTenfoot, type Tenfoot } from './fixtures/tenfoot.ts'

const SIDEBAR = { width: 480, height: 1080 }
const PAGE = { width: 1280, height: 720 }

let browser: Browser
let tenfoot: Tenfoot
let intranet: Server
let link: string
let score: (kind: 'json' | 'png') => string

beforeAll(async () => {
  browser = await launchBrowser({ hosts: ['intranet.test', 'elsewhere.test', 'tenfoot.test'] })
  tenfoot = await startTenfoot()
  intranet = createServer((_request, response) =>
    response.setHeader('Content-Type', 'text/html').end('<p>Hello'),
  ).listen(0)
  await once(intranet, 'listening')
  const { body: source } = await tenfoot.asOwner('POST', '/sources', { name: 'Shop', metric: 'nps' })
  for (const n of [9, 10, 10, 8, 9]) await tenfoot.post(source.token, { score: n, comment: `Number ${n}.` })
  const { body: wall } = await tenfoot.asOwner('POST', '/walls', { name: 'Every voice', slug: 'every-voice' })
  const { body } = await tenfoot.asOwner('POST', `/walls/${wall.id}/links`, {
    name: 'Intranet',
    frameHosts: [`http://intranet.test:${(intranet.address() as AddressInfo).port}`],
  })
  const base = `http://tenfoot.test:${new URL(tenfoot.url).port}/wall/every-voice`
  link = `${base}?key=${body.shareKey}`
  score = (kind) => `${base}/score.${kind}?key=${body.shareKey}`
})
afterAll(async () => {
  await browser?.close()
  intranet?.close()
  await tenfoot?.close()
})

async function pageOf(host: string): Promise<Page> {
  const page = await browser.newPage({ viewport: PAGE })
  await page.goto(`http://${host}:${(intranet.address() as AddressInfo).port}/`)
  return page
}

/** Puts the wall into the page, and answers when its frame has loaded whatever it may show. */
function frame(page: Page, size: { width: number; height: number }): Promise<void> {
  return page.evaluate(
    ([src, { width, height }]) =>
      new Promise<void>((resolve) => {
        const element = Object.assign(document.createElement('iframe'), { src, width, height })
        element.onload = () => resolve()
        document.body.append(element)
      }),
    [link, size] as const,
  )
}

it('[W290] a wall stands in a frame of the hosts that its link names, from a sidebar to a whole page', async () => {
  const page = await pageOf('intranet.test')
  for (const size of [SIDEBAR, PAGE]) {
    await frame(page, size)
    const wall = page.frames().at(-1)
    await wall?.waitForSelector('body[data-connection="live"] [data-feedback-id]')
    expect(await wall?.evaluate(() => [innerWidth, innerHeight])).toEqual([size.width, size.height])
    expect(await wall?.textContent('[data-score="nps"]')).toBe('80')
  }
  await page.close()
})

it('[W291] on any other host the frame stays empty, even for who has the link', async () => {
  const page = await pageOf('elsewhere.test')
  await frame(page, SIDEBAR)
  const wall = page.frames().at(-1)
  expect(wall?.url()).not.toContain('/wall/')
  expect(await page.evaluate(() => document.querySelector('iframe')?.contentDocument ?? null)).toBeNull()
  await page.close()
})

it('[W292] pages of those hosts read the score as JSON, and its picture stands wherever its address is known', async () => {
  const read = (page: Page) =>
    page.evaluate(
      async (address) => ((await (await fetch(address)).json()) as { text: string }).text,
      score('json'),
    )
  const width = (page: Page) =>
    page.evaluate(async (address) => {
      const image = Object.assign(new Image(), { src: address })
      await image.decode()
      return image.naturalWidth
    }, score('png'))
  const [named, other] = [await pageOf('intranet.test'), await pageOf('elsewhere.test')]
  expect(await read(named)).toBe('80')
  await expect(read(other)).rejects.toThrow('Failed to fetch')
  expect([await width(named), await width(other)]).toEqual([1200, 1200])
  for (const page of [named, other]) await page.close()
})
