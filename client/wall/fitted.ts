import { createEffect, onCleanup, onMount } from 'solid-js'
import { type Fit, fitWords } from './fit.ts'

/**
 * Keeps words in the largest size that holds them, in whatever size and letters the page has, also when what
 * `roomChanges` reads changes.
 */
export function createFitted(fitted: () => Fit | null, roomChanges: () => unknown = () => null): void {
  const fit = () => {
    const it = fitted()
    if (it) fitWords(it)
  }
  createEffect(() => {
    roomChanges()
    fit()
  })
  onMount(() => {
    // Letters of another file and another screen size change what fits.
    window.addEventListener('resize', fit)
    document.fonts.addEventListener('loadingdone', fit)
    onCleanup(() => {
      window.removeEventListener('resize', fit)
      document.fonts.removeEventListener('loadingdone', fit)
    })
  })
}
