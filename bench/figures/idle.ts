import { setTimeout as after } from 'node:timers/promises'
import { launchBrowser } from '../../e2e/browser.ts'
import type { Bench } from '../parts/bench.ts'
import { startCable } from '../parts/cable.ts'
import { figure } from '../parts/figure.ts'
import { startProduct } from '../parts/product.ts'
import { createWall, openPage, wallAddress } from '../parts/wall-page.ts'

const LIMIT_BYTES = 1_000
const SETTLED_AFTER_MS = 15_000
const MINUTE_MS = 60_000

/** What a wall on which nothing happens sends and receives. */
export const idle: Bench = async ({ quick, places }) => {
  const product = await startProduct(await places.fresh('sqlite'))
  const cable = await startCable()
  cable.leadTo(Number(new URL(product.url).port))
  const wall = await createWall(product, { slug: 'bench', windowDays: 30 })
  const browser = await launchBrowser()
  await openPage(browser, wallAddress(`http://127.0.0.1:${cable.port}`, wall))
  await after(SETTLED_AFTER_MS)
  const minutes = quick ? 1 : 5
  const before = cable.bytes()
  await after(minutes * MINUTE_MS)
  const each = (cable.bytes() - before) / minutes
  await browser.close()
  await cable.close()
  await product.stop()
  const note = `${minutes} minutes, all bytes of its connection in both directions`
  const described = { name: 'an idle wall, a minute', unit: 'B', wanted: { atMost: 1 }, note }
  return [figure(described, [each], [LIMIT_BYTES])]
}
