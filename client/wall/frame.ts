import { type Accessor, createMemo, createRenderEffect, createSignal, onCleanup } from 'solid-js'
import type { Distance } from '../../shared/wall.ts'
import { type Format, type Frame, formatOf } from './format.ts'

interface FormatNeeds {
  page: Window
  distance: Accessor<Distance>
}

/**
 * Keeps the root unit and what the stylesheet asks for (`html[data-shape]`, `[data-room]`, `[data-fine]`) as the
 * page's size and the farthest reader want it.
 */
export function createFormat({ page, distance }: FormatNeeds): Accessor<Format> {
  const [frame, setFrame] = createSignal(frameOf(page), { equals: same })
  const look = () => void setFrame(frameOf(page))
  page.addEventListener('resize', look)
  onCleanup(() => page.removeEventListener('resize', look))
  const format = createMemo(() => formatOf(frame(), distance()))
  createRenderEffect(() => apply(page.document, format()))
  return format
}

function frameOf(page: Window): Frame {
  return { width: page.innerWidth, height: page.innerHeight, ratio: page.devicePixelRatio || 1 }
}

function same(a: Frame, b: Frame): boolean {
  return a.width === b.width && a.height === b.height && a.ratio === b.ratio
}

/** On both: rules for one direction of writing are built as `html[dir] …`, and html is not inside of itself. */
function apply({ documentElement, body }: Document, { unit, shape, room, fine }: Format): void {
  documentElement.style.fontSize = `${unit}px`
  for (const element of [documentElement, body]) {
    element.setAttribute('data-shape', shape)
    element.setAttribute('data-room', room)
    if (fine) element.setAttribute('data-fine', '')
    else element.removeAttribute('data-fine')
  }
}
