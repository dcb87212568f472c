import { type JSX, onMount } from 'solid-js'
import type { PairedScreen } from './data.ts'

interface PairedProps {
  screen: PairedScreen
  replaced: boolean
  another: () => void
}

/** It is done: by now the wall stands on the screen. */
export function Paired(props: PairedProps): JSX.Element {
  let heading: HTMLHeadingElement | undefined
  onMount(() => heading?.focus({ preventScroll: true }))
  return (
    <>
      <h1 class="serif" tabindex="-1" ref={heading}>
        <bdi>{props.screen.name}</bdi> {props.replaced ? 'has its new device' : 'is paired'}
      </h1>
      <p>
        It shows <bdi>{props.screen.wallName}</bdi> in a moment. Switch off the TV’s own screensaver and sleep
        timer, and it stays on.
      </p>
      <p class="buttons">
        <a class="button main" href={`/admin/screens/${props.screen.id}`}>
          See it live
        </a>
        <button type="button" onClick={() => props.another()}>
          Pair another
        </button>
      </p>
    </>
  )
}
