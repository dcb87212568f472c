import { type JSX, Match, Switch } from 'solid-js'
import { useOffice } from '../../context.ts'
import { Field } from '../../parts/Field.tsx'
import { GroupField, WallField } from '../fields.tsx'

interface PlaceFieldsProps {
  /** By the fields' names. */
  problems: Readonly<Record<string, string>>
  groups: readonly string[]
}

/** What a new screen is called, and what it shows. */
export function PlaceFields(props: PlaceFieldsProps): JSX.Element {
  const { places } = useOffice()
  const only = () => (places.walls().length === 1 ? (places.walls()[0]?.id ?? '') : '')
  return (
    <>
      <Field
        label="Name"
        name="name"
        required
        maxlength={200}
        autocomplete="off"
        placeholder="Lobby"
        hint="Where it hangs, as people there call it."
        problem={props.problems.name}
      />
      <Switch fallback={<WallField wall={only()} />}>
        <Match when={places.failure()}>
          {(it) => (
            <p role="alert">
              {it().detail}{' '}
              <button type="button" class="plain" onClick={() => places.load()}>
                Try again
              </button>
            </p>
          )}
        </Match>
        <Match when={!places.loaded()}>
          <p class="quiet" role="status">
            Loading the walls …
          </p>
        </Match>
        <Match when={places.walls().length === 0}>
          <p>
            There is no wall for it yet. <a href="/admin/walls">Make one first</a>
          </p>
        </Match>
      </Switch>
      <GroupField group={null} groups={props.groups} />
    </>
  )
}
