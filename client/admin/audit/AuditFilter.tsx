import { For, type JSX, Show } from 'solid-js'
import { useOffice } from '../context.ts'
import { Field } from '../parts/Field.tsx'
import { KINDS } from './actions.ts'
import { type Actor, askedFor } from './lines.ts'

/** Narrows the log down; what was chosen stands in the address. */
export function AuditFilter(props: { search: string; people: readonly Actor[] }): JSX.Element {
  const { may, routing } = useOffice()
  const chosen = (field: string) => new URLSearchParams(props.search).get(field) ?? ''
  const submit = (event: SubmitEvent) => {
    event.preventDefault()
    const given = new URLSearchParams()
    for (const [field, value] of new FormData(event.currentTarget as HTMLFormElement)) {
      if (typeof value === 'string' && value !== '') given.set(field, value)
    }
    const search = given.toString()
    routing.go(search === '' ? '/admin/audit' : `/admin/audit?${search}`)
  }
  return (
    <form class="narrow" onSubmit={submit}>
      <label class="field">
        Who
        <select name="actor">
          <option value="">everybody</option>
          <option value="system" selected={chosen('actor') === 'system'}>
            the server
          </option>
          <For each={props.people}>
            {({ id, email }) => (
              <option value={id} selected={chosen('actor') === id}>
                {email}
              </option>
            )}
          </For>
        </select>
      </label>
      <label class="field">
        What about
        <select name="action">
          <option value="">everything</option>
          <For each={KINDS}>
            {([kind, name]) => (
              <option value={kind} selected={chosen('action') === kind}>
                {name}
              </option>
            )}
          </For>
        </select>
      </label>
      <Field label="From" name="from" type="date" value={chosen('from')} />
      <Field label="To" name="to" type="date" value={chosen('to')} />
      <Show when={chosen('subject')}>
        <Field label="One thing, by its id" name="subject" value={chosen('subject')} />
      </Show>
      <p class="buttons">
        <button type="submit">Look</button>
        <Show when={props.search !== ''}>
          <a class="button" href="/admin/audit">
            Everything
          </a>
        </Show>
      </p>
      <Show when={may('admin')}>
        <p class="files">
          Take these lines along as <FileLink format="csv" name="CSV" search={props.search} /> or{' '}
          <FileLink format="ndjson" name="NDJSON" search={props.search} />, which carries the seals by which
          changed lines show.
        </p>
      </Show>
    </form>
  )
}

function FileLink(props: { format: string; name: string; search: string }): JSX.Element {
  const address = () => {
    const asked = askedFor(props.search)
    asked.set('format', props.format)
    return `/api/v1/audit/export?${asked}`
  }
  return (
    <a href={address()} download={`audit.${props.format}`}>
      {props.name}
    </a>
  )
}
