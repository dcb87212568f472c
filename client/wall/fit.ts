import type { Format } from './format.ts'

/** Sizes of a voice in root units of 16 px: 104 px down to the reading size, and two for the longest. */
const STEPS: readonly number[] = [6.5, 6, 5.5, 5, 4.5, 4, 3.625, 3.25]
/** Where all is larger, or the column narrow, long words may go down to the least size that can be read. */
const CLOSER: readonly number[] = [...STEPS, 2.875, 2.625]
/** Larger than this are only words of few lines: a calm voice needs air around it. */
const LARGE = [
  { above: 5, lines: 3 },
  { above: 4, lines: 4 },
]
/** Up to this size lines stand wider apart. */
const SMALL = 4

export interface Fit {
  /** The element with the words. */
  element: HTMLElement
  words: string
  /** What must stay inside `room`, with the words in it. */
  block: HTMLElement
  room: HTMLElement
  /** Sizes to try, root units, the largest first. */
  steps?: readonly number[]
}

/**
 * Sets the words in the largest size in which they stand whole; for words that no size holds, all else makes
 * room. If even that is not enough (fifty very long ones) they lose their last ones, never a part of one.
 */
export function fitWords(fit: Fit): void {
  const { element, words, block, room } = fit
  element.textContent = words
  element.classList.remove('broken')
  block.classList.remove('dense')
  room.classList.remove('whole')
  if (fitsSomehow(fit)) return
  block.classList.add('dense')
  if (fitsSomehow(fit)) return
  room.classList.add('whole')
  if (fitsSomehow(fit)) return
  element.classList.add('broken')
  if (tooHigh(fit)) shorten(fit)
}

function fitsSomehow(fit: Fit): boolean {
  const step = largest(fit, fit.steps ?? STEPS)
  setStep(fit.element, step)
  return fits(fit, step)
}

/** Halves the search: each try is a layout, and what fits in a size fits in every smaller one. */
function largest(fit: Fit, steps: readonly number[]): number {
  let [low, high] = [0, steps.length - 1]
  while (low < high) {
    const middle = Math.floor((low + high) / 2)
    setStep(fit.element, steps[middle] ?? 0)
    if (fits(fit, steps[middle] ?? 0)) high = middle
    else low = middle + 1
  }
  return steps[low] ?? 0
}

/** The sizes that a composition gives to voices. */
export function stepsFor({ shape, room }: Format): readonly number[] {
  return shape === 'side' || room !== 'full' ? CLOSER : STEPS
}

function setStep(element: HTMLElement, step: number): void {
  element.style.fontSize = `${step}rem`
  element.classList.toggle('small', step <= SMALL)
}

function fits(fit: Fit, step: number): boolean {
  if (tooHigh(fit) || fit.element.scrollWidth > fit.element.clientWidth) return false
  const rule = LARGE.filter(({ above }) => step > above)[0]
  return !rule || lines(fit.element) <= rule.lines
}

function lines(element: HTMLElement): number {
  const { lineHeight } = getComputedStyle(element)
  return Math.round(element.offsetHeight / Number.parseFloat(lineHeight))
}

function tooHigh({ block, room }: Fit): boolean {
  return block.offsetHeight > room.clientHeight
}

/** Halves the search for the longest beginning that fits; a single endless word is cut where it must be. */
function shorten(fit: Fit): void {
  const ends = wordEnds(fit.words)
  const places = ends.length > 1 ? ends : Array.from(fit.words, (_, i) => i + 1)
  let [low, high] = [0, places.length - 1]
  while (low < high) {
    const middle = Math.ceil((low + high) / 2)
    show(fit, places[middle] ?? 0)
    if (tooHigh(fit)) high = middle - 1
    else low = middle
  }
  show(fit, places[low] ?? 0)
}

function show({ element, words }: Fit, end: number): void {
  element.textContent = `${words.slice(0, end).replace(/[\s.,;:…]+$/, '')} …`
}

function wordEnds(words: string): number[] {
  const ends: number[] = []
  const word = /\S+/g
  for (let found = word.exec(words); found; found = word.exec(words)) ends.push(found.index + found[0].length)
  return ends
}
