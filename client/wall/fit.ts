/** Sizes of a voice in root units of 16 px: 104 px down to the reading size, and two for the longest. */
const STEPS = [6.5, 6, 5.5, 5, 4.5, 4, 3.625, 3.25]
/** Above this size a voice has at most four lines: shorter lines read slower than smaller letters. */
const LARGE = 4
const LINES_WHEN_LARGE = 4

export interface Fit {
  /** The element with the words. */
  element: HTMLElement
  words: string
  /** What must stay inside `room`, with the words in it. */
  block: HTMLElement
  room: HTMLElement
}

/**
 * Sets the words in the largest size in which they stand whole. Words that no size holds (fifty very long
 * ones) lose their last ones, never a part of one.
 */
export function fitWords(fit: Fit): void {
  const { element, words } = fit
  element.textContent = words
  element.classList.remove('broken')
  for (const step of STEPS) {
    setStep(element, step)
    if (fits(fit, step)) return
  }
  element.classList.add('broken')
  if (tooHigh(fit)) shorten(fit)
}

function setStep(element: HTMLElement, step: number): void {
  element.style.fontSize = `${step}rem`
  element.classList.toggle('small', step <= LARGE)
}

function fits(fit: Fit, step: number): boolean {
  if (tooHigh(fit) || fit.element.scrollWidth > fit.element.clientWidth) return false
  return step <= LARGE || lines(fit.element) <= LINES_WHEN_LARGE
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
