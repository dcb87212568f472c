import { type JSX, Show } from 'solid-js'
import type { Entry } from '../../live/desk/feed.ts'
import { Key } from '../parts/Key.tsx'
import { isWithdrawn, type Moderating } from './moderating.ts'
import { NotCounted } from './NotCounted.tsx'

interface ActionsProps {
  entry: Entry
  moderating: Moderating
  asking: boolean
  ask: (asking: boolean) => void
}

export function Actions(props: ActionsProps): JSX.Element {
  const isShown = () => props.entry.display === 'shown'
  return (
    <div class="actions">
      <Show when={props.asking && props.entry.counted && !isWithdrawn(props.entry)}>
        <NotCounted moderating={props.moderating} close={() => props.ask(false)} />
      </Show>
      <Show
        when={!isWithdrawn(props.entry)}
        fallback={<p class="quiet">The customer has withdrawn it. Its words and its person are erased.</p>}
      >
        <div class="buttons">
          <Action name="Show" key="A" does={props.moderating.show} main={!isShown()} disabled={isShown()} />
          <Action
            name="Hide"
            key="H"
            does={props.moderating.hide}
            main={isShown()}
            disabled={props.entry.display === 'hidden'}
          />
          <Action name="Pin" key="P" does={props.moderating.pin} pressed={props.entry.pinned} />
          <Action name="Star" key="S" does={props.moderating.star} pressed={props.entry.starred} />
          <Show
            when={props.entry.counted}
            fallback={<Action name="Count again" key="" does={props.moderating.include} />}
          >
            <Action
              name="Not counted"
              key="X"
              does={() => props.ask(!props.asking)}
              expanded={props.asking}
            />
          </Show>
        </div>
      </Show>
    </div>
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
