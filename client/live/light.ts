import { makeFrameWatch } from './frames.ts'

/** Frames a second below which moving costs more than it gives. */
const ENOUGH = 30
/** A device is watched again after this long: it may have been updated, or been busy that day. */
const REMEMBERED = 30 * 86_400_000
const KEY = 'tenfoot.light'
/** Milliseconds after the start: when that work is over, and when slowness is no chance any more. */
const FIRST_LOOK = 3_000
const SECOND_LOOK = 23_000

export interface SpeedWatch {
  page: Window
  monotonic: () => number
}

/**
 * Notices whether this device is too slow for what moves for its own sake, and gives the page the class `light` if
 * so: nothing but fades is left then. A device that was only busy with its start gets its motion back at a second
 * look; one that is slow then, too, is remembered, so that the next start begins with it.
 */
export function watchSpeed(needs: SpeedWatch): void {
  const { page } = needs
  if (remembered(page)) setLight(page, true)
  else {
    look(needs, FIRST_LOOK, (slow) => {
      if (!slow) return
      setLight(page, true)
      look(needs, SECOND_LOOK, (slowStill) => (slowStill ? remember(page) : setLight(page, false)))
    })
  }
}

function look(needs: SpeedWatch, at: number, told: (slow: boolean) => void): void {
  const { page, monotonic } = needs
  page.setTimeout(() => watchVeil(needs, (frames) => told(frames < ENOUGH)), at - monotonic())
}

function setLight({ document }: Window, light: boolean): void {
  if (light) document.documentElement.classList.add('light')
  else document.documentElement.classList.remove('light')
}

function watchVeil({ page, monotonic }: SpeedWatch, told: (frames: number) => void): void {
  if (page.document.hidden || isStill(page)) return
  const lift = drawVeil(page)
  const watch = makeFrameWatch({ page, monotonic })
  watch.watch(() => {
    lift()
    const frames = watch.frames()
    if (frames !== null) told(frames)
  })
}

/** Where nothing is to move anyway there is nothing to find out. */
function isStill(page: Window): boolean {
  const { classList } = page.document.documentElement
  return classList.contains('calm') || page.matchMedia('(prefers-reduced-motion: reduce)').matches
}

/** As large as the screen, since it is filling the screen that a weak device is slow at, and as good as invisible. */
function drawVeil(page: Window): () => void {
  const veil = page.document.createElement('div')
  veil.style.cssText =
    'position:fixed;top:0;left:0;width:100%;height:100%;background:#120d1f;opacity:.004;pointer-events:none'
  page.document.body.appendChild(veil)
  const frames = [{ transform: 'translateY(-2px)' }, { transform: 'translateY(2px)' }]
  const moving = veil.animate(frames, { duration: 400, iterations: 30 })
  const lift = () => veil.remove()
  // Also where a page is covered meanwhile, and nobody counts to the end.
  moving.onfinish = lift
  return lift
}

function remembered(page: Window): boolean {
  try {
    const at = Number(page.localStorage.getItem(KEY) ?? 'never')
    return Math.abs(Date.now() - at) < REMEMBERED
  } catch {
    return false
  }
}

function remember(page: Window): void {
  try {
    page.localStorage.setItem(KEY, String(Date.now()))
  } catch {
    // It is watched again at the next start.
  }
}
