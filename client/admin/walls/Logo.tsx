import { createSignal, type JSX, Show } from 'solid-js'
import type { Failure, Result } from '../api.ts'
import { useOffice } from '../context.ts'
import type { WholeWall } from './data.ts'

/** The company's logo. A picture is taken over at once: it is no field of the settings. */
export function Logo(props: { wall: WholeWall; changed: () => void }): JSX.Element {
  const { api } = useOffice()
  const [failure, setFailure] = createSignal<Failure | null>(null)
  const [told, setTold] = createSignal('')
  let input: HTMLInputElement | undefined
  const path = () => `/walls/${props.wall.id}/logo`
  const settle = async (asked: Promise<Result<unknown>>, done: string) => {
    const answer = await asked
    if (input) input.value = ''
    setFailure(answer.ok ? null : answer.failure)
    setTold(answer.ok ? done : '')
    if (answer.ok) props.changed()
  }
  const choose = () => {
    const file = input?.files?.[0]
    if (file) settle(api.put(path(), file), 'The logo stands on the wall.')
  }
  return (
    <section aria-labelledby="logo">
      <h2 id="logo">Logo</h2>
      <p>
        A PNG, JPEG or WebP picture of at most 500 kB. It stands before the company’s name, as tall as a line.
      </p>
      <Show when={props.wall.logo}>
        {(address) => (
          <p class="logo-now">
            <img src={address()} alt="The logo as it is now" />
            <button type="button" onClick={() => settle(api.delete(path()), 'The logo is taken off.')}>
              Take it off
            </button>
          </p>
        )}
      </Show>
      <div class="field">
        <label for="wall-logo">{props.wall.logo ? 'Another picture' : 'Picture'}</label>
        <input
          id="wall-logo"
          ref={input}
          type="file"
          accept="image/png,image/jpeg,image/webp"
          onChange={choose}
        />
      </div>
      <p role="status">{told()}</p>
      <Show when={failure()}>{(it) => <p role="alert">{it().detail}</p>}</Show>
    </section>
  )
}
