import { joinWall, type WallConnection } from '../client/live/join.ts'

/** The wall's own live code many times over, in pages that nobody sees. */
const { FLEET_URL = '', FLEET_WALL = '', FLEET_KEY = '', FLEET = '0' } = process.env
const LOOK_EVERY_MS = 50

/** Socket.IO takes its server from where the page is. */
Object.assign(globalThis, { location: new URL(FLEET_URL) })

function hiddenPage(): Window {
  const nothing = () => {}
  const document = {
    ...{ hidden: true, visibilityState: 'hidden', addEventListener: nothing },
    ...{
      getElementsByTagName: () => [],
      querySelectorAll: () => [],
      documentElement: { classList: { contains: () => false } },
    },
  }
  const page = {
    ...{ document, location: new URL(FLEET_URL), performance, navigator: {} },
    ...{ innerWidth: 1920, innerHeight: 1080, devicePixelRatio: 1, addEventListener: nothing },
    ...{
      setTimeout,
      clearTimeout,
      setInterval,
      clearInterval,
      fetch: () => Promise.reject(new Error('no page')),
    },
    requestAnimationFrame: (then: FrameRequestCallback) => Number(setTimeout(then, 16)),
  }
  return page as unknown as Window
}

const pages: WallConnection[] = Array.from({ length: Number(FLEET) }, () => {
  const page = joinWall({
    page: hiddenPage(),
    begins: Promise.resolve(),
    who: () => ({ wall: FLEET_WALL, key: FLEET_KEY }),
    within: 120_000,
  })
  page.connect()
  return page
})

let told = -1
setInterval(() => {
  const live = pages.filter(({ wall }) => wall.connection === 'live' && wall.lostAt === null).length
  if (live === told) return
  told = live
  process.send?.({ live, seen: performance.timeOrigin + performance.now() })
}, LOOK_EVERY_MS)
process.once('disconnect', () => process.exit())
