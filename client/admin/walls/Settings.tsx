import { createSignal, type JSX, onMount, Show } from 'solid-js'
import type { Failure } from '../api.ts'
import { useOffice } from '../context.ts'
import { Conflict, differencesOf } from '../parts/Conflict.tsx'
import { DayFields } from './DayFields.tsx'
import type { WholeWall } from './data.ts'
import { FilterFields } from './FilterFields.tsx'
import { LookFields } from './LookFields.tsx'
import { Preview } from './Preview.tsx'
import { createPreview } from './preview.ts'
import { readSettings } from './read.ts'
import { PeopleFields, ScoreFields, WhoseFields } from './SettingFields.tsx'
import { toldSettings } from './texts.ts'

interface SettingsProps {
  wall: WholeWall
  /** It was saved: how it is now is to be read. */
  changed: () => void
  takeTheirs: () => void
}

/** All settings of a wall, beside a picture of it as they would make it. */
export function Settings(props: SettingsProps): JSX.Element {
  const { api, desk, places, notices, following } = useOffice()
  const [failure, setFailure] = createSignal<Failure | null>(null)
  const [saved, setSaved] = createSignal(false)
  const [busy, setBusy] = createSignal(false)
  const preview = createPreview(api)
  let form: HTMLFormElement | undefined
  /** What somebody else made of it meanwhile. */
  const theirs = () => (failure()?.current ?? null) as WholeWall | null
  const wish = () => (form ? readSettings(new FormData(form)) : {})
  const look = () => preview.look({ ...wish(), wall: props.wall.id })
  onMount(look)

  async function save(revision: number): Promise<void> {
    setBusy(true)
    const pressed = performance.now()
    const answer = await api.patch<WholeWall>(`/walls/${props.wall.id}`, { ...wish(), revision })
    setBusy(false)
    setSaved(answer.ok)
    setFailure(answer.ok ? null : answer.failure)
    if (!answer.ok) return
    if (desk.screens().some(({ wall }) => wall === props.wall.id)) {
      const said = `${answer.value.name}, what it shows no more:`
      notices.done(following({ said, revision: answer.value.revision, pressed, wall: props.wall.id }), false)
    }
    places.load()
    props.changed()
  }
  const changed = () => {
    setSaved(false)
    look()
  }
  const submit = (event: SubmitEvent) => {
    event.preventDefault()
    save(props.wall.revision)
  }
  const problem = (name: string) => failure()?.fields[name]
  const told = (wall: WholeWall) => toldSettings(wall, (id) => places.sourceName(id) ?? id)
  return (
    <div class="setting">
      <form class="settings" ref={form} onSubmit={submit} onInput={changed} aria-label="Settings">
        <WhoseFields wall={props.wall} problem={problem} />
        <ScoreFields wall={props.wall} problem={problem} />
        <FilterFields wall={props.wall} changed={changed} />
        <PeopleFields wall={props.wall} />
        <LookFields wall={props.wall} problem={problem} changed={changed} />
        <DayFields wall={props.wall} problem={problem} changed={changed} />
        <Show
          when={theirs()}
          fallback={<Show when={failure()}>{(it) => <p role="alert">{it().detail}</p>}</Show>}
        >
          {(other) => (
            <Conflict
              what="this wall"
              differences={differencesOf(told(props.wall), told(other()))}
              take={props.takeTheirs}
              over={() => save(other().revision)}
            />
          )}
        </Show>
        <p class="buttons save">
          <button type="submit" class="main" disabled={busy()}>
            {busy() ? 'Saving …' : 'Save'}
          </button>
          <span role="status">{saved() ? 'Saved.' : ''}</span>
        </p>
      </form>
      <Preview preview={preview} />
    </div>
  )
}
