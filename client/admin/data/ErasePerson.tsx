import { createSignal, type JSX, Match, Show, Switch } from 'solid-js'
import type { Failure } from '../api.ts'
import { useOffice } from '../context.ts'
import { count } from '../words.ts'
import { type Found, type Person, personQuery } from './person.ts'

interface Asked {
  entries: number
  erasing: string
}

/** Erases at once from every screen, and for good ten seconds later: until then one button takes it back. */
export function ErasePerson(props: { person: Person; found: Found; again: () => void }): JSX.Element {
  const { api, now } = useOffice()
  const [sure, setSure] = createSignal(false)
  const [asked, setAsked] = createSignal<Asked | null>(null)
  const [takenBack, setTakenBack] = createSignal<number | null>(null)
  const [failure, setFailure] = createSignal<Failure | null>(null)
  const over = () => now() >= Date.parse(asked()?.erasing ?? '')

  async function erase(): Promise<void> {
    const answer = await api.post<Asked>('/persons/erasure', props.person)
    setFailure(answer.ok ? null : answer.failure)
    if (answer.ok) setAsked(answer.value)
  }

  async function takeBack(): Promise<void> {
    const answer = await api.delete<{ entries: number }>(`/persons/erasure?${personQuery(props.person)}`)
    setFailure(answer.ok ? null : answer.failure)
    if (!answer.ok) return
    setTakenBack(answer.value.entries)
    props.again()
  }

  return (
    <div class="erase">
      <Switch
        fallback={
          <button type="button" onClick={() => setSure(true)}>
            Erase everywhere …
          </button>
        }
      >
        <Match when={takenBack() !== null}>
          <p role="status">
            {takenBack() === 0 ? 'It was too late: the words are gone.' : 'Taken back. Nothing was erased.'}
          </p>
        </Match>
        <Match when={asked()}>
          {(it) => (
            <p role="status">
              {count(it().entries, 'voice is', 'voices are')} off every screen
              {over() ? ', and gone for good.' : ', and gone for good ten seconds after.'}{' '}
              <Show when={!over()}>
                <button type="button" onClick={takeBack}>
                  Take it back
                </button>
              </Show>
            </p>
          )}
        </Match>
        <Match when={sure()}>
          <p>
            Their words, name, address and links go, on every screen and in every list. What stays is the
            score, when and where it was, so that the numbers stay true. A repetition does not bring them
            back. The files of past imports are deleted, too: they may stand in them.
          </p>
          <p class="buttons">
            <button type="button" class="main" onClick={erase}>
              Erase {count(props.found.entries, 'voice', 'voices')}
            </button>
            <button type="button" onClick={() => setSure(false)}>
              Keep them
            </button>
          </p>
        </Match>
      </Switch>
      <Show when={failure()}>{(it) => <p role="alert">{it().detail}</p>}</Show>
    </div>
  )
}
