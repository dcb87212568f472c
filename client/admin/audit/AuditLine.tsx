import { For, type JSX, Show } from 'solid-js'
import { useOffice } from '../context.ts'
import { momentText, wholeText } from '../times.ts'
import { actionText } from './actions.ts'
import { type Actor, changesOf, fieldText, type Line } from './lines.ts'

const ISO = /^\d{4}-\d\d-\d\dT[\d:.]+Z$/

function nameOf(people: readonly Actor[], id: string | null): string | null {
  return people.find((one) => one.id === id)?.email ?? null
}

interface AuditLineProps {
  line: Line
  /** To call those by name who are only known by their id. */
  people: readonly Actor[]
}

export function AuditLine(props: AuditLineProps): JSX.Element {
  const { now } = useOffice()
  const at = () => Date.parse(props.line.at)
  const changes = () => changesOf(props.line)
  const valueText = (value: string | null) =>
    value !== null && ISO.test(value) ? wholeText(Date.parse(value)) : (nameOf(props.people, value) ?? value)
  return (
    <li>
      <time datetime={props.line.at} title={wholeText(at())}>
        {momentText(at(), now())}
      </time>
      <p>
        <b>
          <bdi>
            {props.line.actorEmail ?? (props.line.actor === 'system' ? 'The server' : props.line.actor)}
          </bdi>
        </b>{' '}
        {actionText(props.line.action)} <Subject line={props.line} people={props.people} />
      </p>
      <Show when={changes().length > 0}>
        <dl>
          <For each={changes()}>
            {({ field, before, after }) => (
              <div>
                <dt>{fieldText(field)}</dt>
                <dd>
                  <Show when={before !== null}>
                    <del>
                      <bdi>{valueText(before)}</bdi>
                    </del>{' '}
                  </Show>
                  <Show when={after !== null}>
                    <ins>
                      <bdi>{valueText(after)}</bdi>
                    </ins>
                  </Show>
                </dd>
              </div>
            )}
          </For>
        </dl>
      </Show>
    </li>
  )
}

/** What it was done to, by its name where there is one. */
function Subject(props: AuditLineProps): JSX.Element {
  const { places } = useOffice()
  const kind = () => props.line.action.split('.')[0]
  const name = () => {
    const { subject } = props.line
    if (kind() === 'user' || kind() === 'password')
      return subject === props.line.actor ? null : nameOf(props.people, subject)
    if (kind() === 'source') return places.sourceName(subject)
    return kind() === 'wall' ? places.walls().find(({ id }) => id === subject)?.name : null
  }
  return (
    <>
      <Show when={name()}>{(it) => <bdi>“{it()}”</bdi>}</Show>
      <Show when={kind() === 'feedback' && props.line.action !== 'feedback.deleted'}>
        <a href={`/admin/feedback/${encodeURIComponent(props.line.subject)}`}>Open it</a>
      </Show>
    </>
  )
}
