import { createMemo, type JSX, Show } from 'solid-js'
import { DAY_INKS, NOON } from '../../../shared/palettes.ts'
import { type Sky, skyAt } from '../../../shared/sky.ts'
import { useOffice } from '../context.ts'
import { officeDay } from '../frame/office-day.ts'
import { Key } from '../parts/Key.tsx'
import { skyGradient } from '../parts/sky-gradient.ts'
import type { Wall } from '../places.ts'
import { useFeedDesk } from './desk.ts'
import { type OnWall, whyNotText } from './on-walls.ts'
import { createWallScore } from './wall-score.ts'

/** The voice as a wall would show it at this hour: the same words, name and sky. */
export function WallPreview(): JSX.Element {
  const { places } = useOffice()
  const { onWalls } = useFeedDesk()
  const wall = () => places.walls().find(({ id }) => id === onWalls.chosen()?.wall)
  return (
    <Show when={onWalls.chosen()}>
      {(on) => (
        <figure class="preview">
          <Show when={wall()}>{(it) => <Picture wall={it()} on={on()} />}</Show>
          <figcaption>
            <Caption on={on()} />
            <Show when={onWalls.items().length > 1}>
              <button type="button" class="plain" aria-keyshortcuts="v" onClick={onWalls.next}>
                <Key name="V" /> Next wall
              </button>
            </Show>
          </figcaption>
        </figure>
      )}
    </Show>
  )
}

function Caption(props: { on: OnWall }): JSX.Element {
  const { selection } = useFeedDesk()
  const isShown = () => selection.entry()?.display === 'shown'
  return (
    <span>
      <Show
        when={props.on.stands}
        fallback={
          <>
            Not on <bdi>{props.on.name}</bdi>: {whyNotText(props.on.why)}
          </>
        }
      >
        {isShown() ? 'On' : 'As it would stand on'} <bdi>{props.on.name}</bdi>, at this hour
      </Show>
    </span>
  )
}

function Picture(props: { wall: Wall; on: OnWall }): JSX.Element {
  const office = useOffice()
  const score = createWallScore({ ...office, wall: () => props.wall })
  const sky = createMemo((): Sky => {
    const today = officeDay(props.wall, office.now())
    return today ? skyAt(today.day, office.now()) : { ...NOON, ...DAY_INKS, light: true }
  })
  const words = () => props.on.voice?.words ?? ''
  return (
    <div class="sky" style={{ 'background-image': skyGradient(sky()), color: sky().ink }}>
      <div>
        <p
          class="serif"
          dir="auto"
          lang={props.on.voice?.language ?? undefined}
          classList={{ small: words().length > 130 }}
        >
          {words()}
        </p>
        <Show when={props.on.voice?.name}>
          {(name) => (
            <p class="name">
              <bdi>{name()}</bdi>
            </p>
          )}
        </Show>
      </div>
      <b class="serif">{score()}</b>
    </div>
  )
}
