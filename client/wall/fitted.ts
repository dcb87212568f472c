import { createEffect, onCleanup, onMount } from 'solid-js'
import { type Fit, fitWords } from './fit.ts'

/**
 * Keeps words in the largest size that holds them, in whatever size and letters the page has, also when what
 * `roomChanges` reads changes.
 */
export function createFitted(fitted: () => Fit | null, roomChanges: () => unknown = () => null): void {
  const refit = () => {
    const it = fitted()
    if (it) fitWords(it)
  }
  createEffect(() => {
    roomChanges()
    refit()
  })
  onMount(() => {
    // Letters of another file and another screen size change what fits.
    window.addEventListener('resize', refit)
    document.fonts.addEventListener('loadingdone', refit)
    onCleanup(() => {
      window.removeEventListener('resize', refit)
      document.fonts.removeEventListener('loadingdone', refit)
    })
  })
}
