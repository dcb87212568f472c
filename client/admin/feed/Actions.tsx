import { type JSX, Match, Show, Switch } from 'solid-js'
import type { Entry } from '../../live/desk/filter.ts'
import { useOffice } from '../context.ts'
import { Key } from '../parts/Key.tsx'
import { useFeedDesk } from './desk.ts'
import { isWithdrawn } from './moderating.ts'
import { NotCounted } from './NotCounted.tsx'
import { TagForm } from './TagForm.tsx'
import { Ticked } from './Ticked.tsx'

/** What can be done to the chosen voice, or to all that are ticked. */
export function Actions(props: { entry: Entry }): JSX.Element {
  const { may } = useOffice()
  const { marks, asking } = useFeedDesk()
  const many = () => marks.size() > 0
  return (
    <div class="actions">
      <Switch fallback={<Undecidable />}>
        <Match when={!may('moderator')}>
          <p class="quiet">You may read the feed. To decide, you need the role of a moderator.</p>
        </Match>
        <Match when={many() || !isWithdrawn(props.entry)}>
          <Ticked />
          <Show when={asking() === 'why'}>
            <NotCounted />
          </Show>
          <Show when={asking() === 'tag'}>
            <TagForm entry={props.entry} />
          </Show>
          <Buttons entry={props.entry} many={many()} />
        </Match>
      </Switch>
    </div>
  )
}

function Undecidable(): JSX.Element {
  return <p class="quiet">The customer has withdrawn it. Its words and its person are erased.</p>
}

function Buttons(props: { entry: Entry; many: boolean }): JSX.Element {
  const { moderating, asking, ask } = useFeedDesk()
  const is = (display: Entry['display']) => !props.many && props.entry.display === display
  const toggle = (what: 'why' | 'tag') => () => ask(asking() === what ? null : what)
  return (
    <>
      <Show when={props.entry.suspected && !props.many}>
        <p class="suspected">
          A rule takes it for spam. It counts until somebody says so, too.{' '}
          <Action name="It is spam" key="Y" does={() => moderating.exclude('spam', '')} />{' '}
          <Action name="No spam" key="N" does={moderating.noSpam} />
        </p>
      </Show>
      <div class="buttons">
        <Action name="Show" key="A" does={moderating.show} main={!is('shown')} disabled={is('shown')} />
        <Action name="Hide" key="H" does={moderating.hide} main={is('shown')} disabled={is('hidden')} />
        <Action name="Hold" key="W" does={moderating.hold} disabled={is('held')} />
        <Action name="Pin" key="P" does={moderating.pin} pressed={!props.many && props.entry.pinned} />
        <Action name="Star" key="S" does={moderating.star} pressed={!props.many && props.entry.starred} />
        <Action name="Tag" key="T" does={toggle('tag')} expanded={asking() === 'tag'} />
        <Show
          when={props.many || props.entry.counted}
          fallback={<Action name="Count again" key="" does={moderating.include} />}
        >
          <Action name="Not counted" key="X" does={toggle('why')} expanded={asking() === 'why'} />
        </Show>
      </div>
    </>
  )
}

interface ActionProps {
  name: string
  /** The key that does the same; none for what has none. */
  key: string
  does: () => void
  main?: boolean
  disabled?: boolean
  pressed?: boolean
  expanded?: boolean
}

function Action(props: ActionProps): JSX.Element {
  return (
    <button
      type="button"
      classList={{ main: props.main === true }}
      aria-disabled={props.disabled}
      aria-pressed={props.pressed}
      aria-expanded={props.expanded}
      aria-keyshortcuts={props.key || undefined}
      onClick={() => props.does()}
    >
      {props.name}
      <Show when={props.key}>
        <Key name={props.key} />
      </Show>
    </button>
  )
}
