import { createSignal, For, type JSX, Show } from 'solid-js'
import { DISTANCES } from '../../../shared/wall.ts'
import { Select } from './Select.tsx'
import type { FieldsProps } from './SettingFields.tsx'
import { DISTANCE_NAMES, SCENE_NAMES } from './texts.ts'

export interface LookFieldsProps extends FieldsProps {
  /** Called when something is changed of which no input tells. */
  changed: () => void
}

/** What it shows, how large, and whether it moves. */
export function LookFields(props: LookFieldsProps): JSX.Element {
  return (
    <fieldset>
      <legend>How it looks</legend>
      <Scenes {...props} />
      <Select
        name="distance"
        label="Its farthest reader stands at"
        chosen={props.wall.distance}
        choices={DISTANCES}
        names={DISTANCE_NAMES}
        hint="Farther is larger, and so less at a time."
      />
      <label class="choice on-off">
        <input type="checkbox" name="calm" checked={props.wall.calm} /> Calm: nothing moves for its own sake
      </label>
    </fieldset>
  )
}

type Known = keyof typeof SCENE_NAMES

const nameOf = (scene: string) => SCENE_NAMES[scene as Known] ?? scene

/** What is ticked, in the order in which it stands. */
function Scenes(props: LookFieldsProps): JSX.Element {
  const known = Object.keys(SCENE_NAMES)
  const first = props.wall.scenes
  const [order, setOrder] = createSignal([...first, ...known.filter((scene) => !first.includes(scene))])
  const [told, setTold] = createSignal('')
  const move = (scene: string, row: HTMLElement | null) => {
    const at = order().indexOf(scene)
    const others = order().filter((each) => each !== scene)
    setOrder([...others.slice(0, at - 1), scene, ...others.slice(at - 1)])
    setTold(`${nameOf(scene)}: now ${at} of ${order().length}`)
    // An element that was moved has lost the focus, and the first one has no button.
    row?.querySelector<HTMLElement>('button, input')?.focus()
    props.changed()
  }
  return (
    <div class="field">
      <span class="label" id="wall-scenes">
        Scenes, in their order
      </span>
      <ul class="scene-order" aria-labelledby="wall-scenes" aria-describedby="wall-scenes-more">
        <For each={order()}>
          {(scene, nth) => (
            <SceneRow
              scene={scene}
              on={first.includes(scene)}
              earlier={nth() > 0 ? (row) => move(scene, row) : null}
            />
          )}
        </For>
      </ul>
      <Show
        when={props.problem('scenes')}
        fallback={
          <p class="hint" id="wall-scenes-more">
            Most of the time belongs to voices. A scene that has too little to show waits until it has.
          </p>
        }
      >
        {(text) => (
          <p class="problem" id="wall-scenes-more">
            {text()}
          </p>
        )}
      </Show>
      <span class="unseen" role="status">
        {told()}
      </span>
    </div>
  )
}

interface SceneRowProps {
  scene: string
  /** Whether it was chosen at first; what is ticked meanwhile stays, whatever the order. */
  on: boolean
  /** Null for the first one. */
  earlier: ((row: HTMLElement | null) => void) | null
}

function SceneRow(props: SceneRowProps): JSX.Element {
  return (
    <li>
      <label class="choice on-off">
        <input type="checkbox" name="scenes" value={props.scene} checked={props.on} />{' '}
        <bdi>{nameOf(props.scene)}</bdi>
      </label>
      <Show when={props.earlier}>
        {(earlier) => (
          <button
            type="button"
            class="plain"
            onClick={({ currentTarget }) => earlier()(currentTarget.closest('li'))}
          >
            Earlier <bdi class="unseen">{nameOf(props.scene)}</bdi>
          </button>
        )}
      </Show>
    </li>
  )
}
