import { createEffect } from 'solid-js'

/** Puts the wall's own calm setting where motion and styles look for it. */
export function createQuiet(calm: () => boolean): void {
  createEffect(() => {
    const { classList } = document.documentElement
    if (calm()) classList.add('calm')
    else classList.remove('calm')
  })
}

/** Whether nothing is to move for its own sake: the wall, the device or its owner wants it so. */
export function isCalm(): boolean {
  const { classList } = document.documentElement
  if (classList.contains('calm') || classList.contains('light')) return true
  return matchMedia('(prefers-reduced-motion: reduce)').matches
}
