import { createEffect, createSignal, type JSX, onCleanup, onMount, type ParentProps, Show } from 'solid-js'
import { READY } from '../../preview/messages.ts'
import type { WallPreviews } from './preview.ts'

/** Sides of a TV, pixels. */
const LONG = 1920
const SHORT = 1080

/** The wall itself, in true proportion: a page of its own, since a wall is sized by its window. */
export function Preview(props: { preview: WallPreviews }): JSX.Element {
  const [ready, setReady] = createSignal(false)
  const [upright, setUpright] = createSignal(false)
  let frame: HTMLIFrameElement | undefined
  const hear = ({ source, data }: MessageEvent) => {
    if (source === frame?.contentWindow && data === READY) setReady(true)
  }
  onMount(() => addEventListener('message', hear))
  onCleanup(() => removeEventListener('message', hear))
  createEffect(() => {
    const preview = props.preview.preview()
    if (ready() && preview) frame?.contentWindow?.postMessage(preview, location.origin)
  })
  return (
    <figure class="wall-preview" classList={{ upright: upright() }}>
      <Scaled from={upright() ? SHORT : LONG}>
        <iframe ref={frame} src="/preview" title="The wall as it would be" tabindex="-1" />
      </Scaled>
      <figcaption>
        <span>As it would be now, unsaved settings included</span>
        <button type="button" class="plain" aria-pressed={upright()} onClick={() => setUpright(!upright())}>
          Upright screen
        </button>
        <Show when={props.preview.failure()}>
          {(it) => <p role="status" class="problem">{`The picture is older: ${it().detail}`}</p>}
        </Show>
      </figcaption>
    </figure>
  )
}

/** What is `from` pixels wide, made as small as its room: a small frame would draw a wall for small frames. */
function Scaled(props: ParentProps<{ from: number }>): JSX.Element {
  const [width, setWidth] = createSignal(0)
  let picture: HTMLDivElement | undefined
  const watch = new ResizeObserver(() => setWidth(picture?.clientWidth ?? 0))
  onMount(() => picture && watch.observe(picture))
  onCleanup(() => watch.disconnect())
  return (
    <div class="picture" ref={picture} style={{ '--scale': width() / props.from }}>
      {props.children}
    </div>
  )
}
