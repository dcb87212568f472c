import type { EnginePage } from './page.ts'

/** A piece of text as a page draws it, CSS pixels. */
export interface Box {
  text: string
  /** Of its letters. */
  size: number
  left: number
  top: number
  width: number
  height: number
}

/** Runs in the oldest engines: reads every piece of text that stands on the page. */
const BOXES = `(function () {
  var walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT, null, false)
  var found = []
  for (var node = walker.nextNode(); node; node = walker.nextNode()) {
    if (!node.textContent.trim()) continue
    var range = document.createRange()
    range.selectNodeContents(node)
    var box = range.getBoundingClientRect()
    var style = getComputedStyle(node.parentElement)
    if (box.width === 0 || style.visibility === 'hidden') continue
    found.push({
      text: node.textContent.trim(), size: parseFloat(style.fontSize),
      left: box.left, top: box.top, width: box.width, height: box.height
    })
  }
  return found
})()`

/** What stands on the page once nothing moves any more. */
export async function boxesOf(page: EnginePage): Promise<Box[]> {
  const stands = async (before: string): Promise<Box[]> => {
    const boxes = await page.read<Box[]>(BOXES)
    await page.read('new Promise(function (then) { setTimeout(then, 100) })')
    const now = JSON.stringify(boxes)
    return now === before ? boxes : stands(now)
  }
  return stands('')
}

const PLACE = ['left', 'top', 'height'] as const

/** Newer engines balance the lines of a text, so that only what stands on one line has one width. */
const edgesOf = ({ height, size }: Box) => (height < 1.8 * size ? ([...PLACE, 'width'] as const) : PLACE)

/** Where two engines draw the same differently by more than so many pixels. */
export function differences(boxes: Box[], as: Box[], tolerance: number): string[] {
  if (boxes.length !== as.length) {
    const texts = (all: Box[]) => all.map(({ text }) => text).join(' | ')
    return [`${texts(boxes)} instead of ${texts(as)}`]
  }
  return boxes.flatMap((box, i) => {
    const other = as[i] as Box
    if (box.text !== other.text) return [`“${box.text}” instead of “${other.text}”`]
    const apart = edgesOf(box).filter((edge) => Math.abs(box[edge] - other[edge]) > tolerance)
    return apart.map((edge) => `${edge} of “${box.text}”: ${box[edge]} instead of ${other[edge]}`)
  })
}

/** Pieces of text that stand on each other. */
export function overlaps(boxes: Box[]): string[] {
  return boxes.flatMap((one, i) =>
    boxes.slice(i + 1).flatMap((other) => (cover(one, other) ? [`“${one.text}” on “${other.text}”`] : [])),
  )
}

/** Lines may touch: a box of letters is higher than the letters. */
function cover(one: Box, other: Box): boolean {
  const across = Math.min(one.left + one.width, other.left + other.width) - Math.max(one.left, other.left)
  const down = Math.min(one.top + one.height, other.top + other.height) - Math.max(one.top, other.top)
  return across > 2 && down > 0.35 * Math.min(one.height, other.height)
}
