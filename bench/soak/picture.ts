import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Page } from 'playwright-core'

/**
 * Which share of the pixels of two pages differs, when all that moves has come to rest. Where some do, both
 * pictures are kept in `folder`, for somebody to look at.
 */
export async function difference(one: Page, other: Page, folder: string): Promise<number> {
  const [before, after] = await Promise.all([one, other].map(picture))
  const blank = await one.context().browser()?.newPage()
  if (!blank) throw new Error('the browser is gone')
  const share = await blank.evaluate(compare, [before, after] as [string, string])
  await blank.close()
  if (share > 0) keep(folder, { before, after } as Record<string, string>)
  return share
}

function keep(folder: string, pictures: Record<string, string>): void {
  mkdirSync(folder, { recursive: true })
  for (const [name, picture] of Object.entries(pictures)) {
    writeFileSync(join(folder, `${name}.png`), Buffer.from(picture, 'base64'))
  }
  console.error(`The pictures that differ are in ${folder}`)
}

async function picture(page: Page): Promise<string> {
  await page.evaluate(() =>
    Promise.all(document.getAnimations().map(({ finished }) => finished.catch(() => {}))),
  )
  return (await page.screenshot()).toString('base64')
}

async function compare(pictures: [string, string]): Promise<number> {
  const pixels = await Promise.all(
    pictures.map(async (picture) => {
      const image = new Image()
      image.src = `data:image/png;base64,${picture}`
      await image.decode()
      const canvas = new OffscreenCanvas(image.width, image.height)
      const context = canvas.getContext('2d')
      context?.drawImage(image, 0, 0)
      return context?.getImageData(0, 0, image.width, image.height).data ?? new Uint8ClampedArray()
    }),
  )
  const [a = new Uint8ClampedArray(), b = new Uint8ClampedArray()] = pixels
  if (a.length !== b.length || a.length === 0) return 1
  let differ = 0
  for (let i = 0; i < a.length; i += 4) {
    if (a[i] !== b[i] || a[i + 1] !== b[i + 1] || a[i + 2] !== b[i + 2]) differ++
  }
  return differ / (a.length / 4)
}
