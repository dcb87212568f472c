import { createSignal, type JSX, Match, Show, Switch } from 'solid-js'
import type { Failure } from '../api.ts'
import { useOffice } from '../context.ts'
import { Field } from '../parts/Field.tsx'
import { wholeText } from '../times.ts'
import { count } from '../words.ts'
import { ErasePerson } from './ErasePerson.tsx'
import { type Found, type Person, personQuery, readPerson } from './person.ts'

/** Everything that one customer ever said: as a file for them, or erased everywhere. */
export function OnePerson(): JSX.Element {
  const { api } = useOffice()
  const [person, setPerson] = createSignal<Person | null>(null)
  const [found, setFound] = createSignal<Found | null>(null)
  const [failure, setFailure] = createSignal<Failure | null>(null)
  const [busy, setBusy] = createSignal(false)

  async function look(who: Person): Promise<void> {
    setBusy(true)
    const asked = await api.get<Found>(`/persons?${personQuery(who)}`)
    setBusy(false)
    setPerson(who)
    setFound(asked.ok ? asked.value : null)
    setFailure(asked.ok ? null : asked.failure)
  }

  const submit = (event: SubmitEvent) => {
    event.preventDefault()
    const given = new FormData(event.currentTarget as HTMLFormElement)
    look(readPerson(String(given.get('who'))))
  }

  return (
    <section aria-labelledby="person">
      <h2 id="person">One person</h2>
      <p>Find all that one customer ever said, to give it to them or to erase it everywhere.</p>
      <form class="inline" onSubmit={submit}>
        <Field
          label="E-mail address, or the id that a sender gave them"
          name="who"
          required
          maxlength={200}
          autocomplete="off"
        />
        <button type="submit" disabled={busy()}>
          {busy() ? 'Looking …' : 'Find'}
        </button>
      </form>
      <Show when={failure()}>{(it) => <p role="alert">{it().detail}</p>}</Show>
      <div role="status" class="found">
        <Switch>
          <Match when={found()?.entries === 0}>
            <p>There is nothing of theirs.</p>
          </Match>
          <Match when={found()}>{(it) => <Summary found={it()} />}</Match>
        </Switch>
      </div>
      <Show when={found()?.entries ? person() : null} keyed>
        {(who) => (
          <>
            <a class="button" download="" href={`/api/v1/persons/export?${personQuery(who)}`}>
              Take it as a file
            </a>
            <ErasePerson person={who} found={found() as Found} again={() => look(who)} />
          </>
        )}
      </Show>
    </section>
  )
}

function Summary(props: { found: Found }): JSX.Element {
  const { places } = useOffice()
  const when = (time: string | null) => (time === null ? '' : wholeText(Date.parse(time)))
  const from = () => props.found.sources.map((id) => places.sourceName(id) ?? 'a deleted source').join(', ')
  return (
    <p>
      <b>{count(props.found.entries, 'voice', 'voices')}</b> from <bdi>{from()}</bdi>: the first of{' '}
      {when(props.found.first)}, the last of {when(props.found.last)}.
    </p>
  )
}
