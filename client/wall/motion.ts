import { isCalm } from './quiet.ts'

/**
 * Milliseconds of an arrival: the horizon glows, then the words rise, then all rests. One after the other: together
 * they would have a weak device draw all that lies between them, sixty times a second.
 */
const GLOW = 800
const RISE_AFTER = GLOW
const RISE = 850
const ROLL = 700
const SOFTLY = 'cubic-bezier(0.2, 0.7, 0.2, 1)'

/** Words come up from 56 px below (3.5rem) after the horizon has glowed. */
export function rise(element: Element): void {
  const frames = isCalm()
    ? [{ opacity: 0 }, { opacity: 1 }]
    : [
        { opacity: 0, transform: 'translateY(3.5rem)' },
        { opacity: 1, transform: 'none' },
      ]
  element.animate(frames, {
    duration: RISE,
    delay: isCalm() ? 0 : RISE_AFTER,
    easing: SOFTLY,
    fill: 'backwards',
  })
}

/** A light on the horizon swells and goes out. */
export function glow(element: Element): void {
  if (isCalm()) return
  const frames = [
    { opacity: 0, transform: 'scale(0.3)' },
    { opacity: 1, transform: 'scale(1)', offset: 0.4 },
    { opacity: 0, transform: 'scale(1.25)' },
  ]
  element.animate(frames, { duration: GLOW, easing: 'ease-out' })
}

/** A light grows over most of its time and goes again: no faster than a breath. */
export function swell(element: Element, length: number): void {
  if (isCalm()) return
  const frames = [
    { opacity: 0, transform: 'scale(0.3)' },
    { opacity: 0.8, transform: 'scale(1)', offset: 0.45 },
    { opacity: 0, transform: 'scale(1)' },
  ]
  element.animate(frames, { duration: length, easing: 'ease-in-out' })
}

/** A number gives way upwards to the one that comes from below. */
export function roll(element: Element): void {
  if (isCalm()) return
  const frames = [
    { opacity: 0, transform: 'translateY(1.5rem)' },
    { opacity: 1, transform: 'none' },
  ]
  element.animate(frames, { duration: ROLL, easing: SOFTLY })
}

/** Milliseconds in which a scene goes, and in which the next one comes. */
const FADE = 250

/** Fades an element out, has its content exchanged, and fades it in. Answers how to stop that half-way. */
export function fadeOver(element: Element, swap: () => void): () => void {
  const going = element.animate([{ opacity: 1 }, { opacity: 0 }], { duration: FADE, fill: 'forwards' })
  const timer = setTimeout(() => {
    swap()
    going.cancel()
    element.animate([{ opacity: 0 }, { opacity: 1 }], { duration: FADE })
  }, FADE)
  return () => {
    clearTimeout(timer)
    going.cancel()
  }
}
