import { createEffect, type JSX, on, onCleanup, onMount } from 'solid-js'
import type { FeedFilter } from '../../live/desk/filter.ts'
import { useOffice } from '../context.ts'
import { Key } from '../parts/Key.tsx'
import { createNarrowing } from './narrowing.ts'

/** Who types is left in peace for so long, milliseconds. */
const PAUSE = 250

/** Full-text search; what is typed is searched for as soon as the fingers rest. */
export function Find(props: { filter: FeedFilter }): JSX.Element {
  const office = useOffice()
  const { narrow } = createNarrowing(office)
  let input: HTMLInputElement | undefined
  let resting: ReturnType<typeof setTimeout> | undefined
  // The back button and a cleared filter change what stands here; typing itself does not.
  createEffect(
    on(
      () => props.filter.q ?? '',
      (q) => {
        if (input && input.value.trim() !== q) input.value = q
      },
    ),
  )
  const search = () => {
    clearTimeout(resting)
    const q = input?.value.trim() ?? ''
    if (q !== (props.filter.q ?? '')) narrow(props.filter, { q }, { replace: true })
  }
  const typed = () => {
    clearTimeout(resting)
    resting = setTimeout(search, PAUSE)
  }
  const key = (event: KeyboardEvent) => {
    if (event.key === 'Enter') search()
    if (event.key !== 'Escape') return
    if (input?.value) input.value = ''
    else input?.blur()
    search()
  }
  onMount(() => onCleanup(() => clearTimeout(resting)))
  return (
    <search class="find">
      <input
        type="search"
        id="find"
        ref={input}
        maxlength={200}
        placeholder="Search words, names, tags"
        aria-label="Search words, names, tags"
        aria-keyshortcuts="/"
        onInput={typed}
        onKeyDown={key}
      />
      <Key name="/" />
    </search>
  )
}
