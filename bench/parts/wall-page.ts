import type { Browser, Page } from 'playwright-core'
import type { Product } from './product.ts'

export interface WallLink {
  slug: string
  shareKey: string
}

/** Makes a wall of everything. Its zone is one in which it is about noon: no midnight takes the day's marks away. */
export async function createWall(
  { admin }: Pick<Product, 'admin'>,
  { slug, windowDays }: { slug: string; windowDays: number },
): Promise<WallLink> {
  const wall = { name: 'Bench', slug, windowDays, timeZone: zoneAtNoon(new Date()) }
  const { shareKey } = (await admin.create('/walls', wall)) as WallLink
  return { slug, shareKey }
}

/** These names count the other way round: Etc/GMT-5 is five hours ahead. */
function zoneAtNoon(now: Date): string {
  const ahead = 12 - now.getUTCHours()
  return `Etc/GMT${ahead > 0 ? '-' : '+'}${Math.abs(ahead)}`
}

export function wallAddress(url: string, { slug, shareKey }: WallLink): string {
  return `${url}/wall/${slug}?key=${shareKey}`
}

const HD = { width: 1920, height: 1080 }

/** A page that says that it is connected. */
export async function openPage(browser: Browser, address: string): Promise<Page> {
  const page = await browser.newPage({ viewport: HD })
  await page.goto(address)
  await page.waitForSelector('body[data-connection="live"]')
  return page
}
