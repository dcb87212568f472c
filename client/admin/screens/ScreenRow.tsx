import { For, type JSX, Show } from 'solid-js'
import type { ScreenAnswer } from '../../../shared/screens.ts'
import { useOffice } from '../context.ts'
import { momentText } from '../times.ts'
import type { Acting } from './acting.ts'
import { Likeness } from './Likeness.tsx'
import { dimText, isOldBuild, sinceText, sizeText, statsTexts, troublesOf } from './texts.ts'
import type { Ticks } from './ticks.ts'

interface RowProps {
  screen: ScreenAnswer
  ticks: Ticks
  acting: Acting
}

/** One screen in the list: what stands on it, what it is, and what is wrong with it. */
export function ScreenRow(props: RowProps): JSX.Element {
  const { may, now } = useOffice()
  const path = () => `/admin/screens/${encodeURIComponent(props.screen.id)}`
  return (
    <li classList={{ ticked: props.ticks.has(props.screen.id) }}>
      <Show when={may('admin')}>
        <input
          type="checkbox"
          aria-label={props.screen.name}
          checked={props.ticks.has(props.screen.id)}
          onChange={(event) => props.ticks.set([props.screen], event.currentTarget.checked)}
        />
      </Show>
      <div class="likeness-place">
        <Likeness screen={props.screen} />
      </div>
      <div class="screen-facts">
        <p class="screen-name">
          <b>
            <a href={path()}>
              <bdi>{props.screen.name}</bdi>
            </a>
          </b>{' '}
          <State screen={props.screen} />
        </p>
        <p>
          <bdi>{props.screen.wallName || 'no wall'}</bdi>
          <Show when={settingsText(props.screen)}>{(text) => <>, {text()}</>}</Show>
        </p>
        <p class="quiet">
          <Listed items={deviceTexts(props.screen)} />
          <OldBuild screen={props.screen} />
        </p>
        <Show when={props.screen.stats}>
          {(stats) => (
            <p class="quiet">
              <Listed items={[...statsTexts(stats()), restartText(props.screen, now())]} />
            </p>
          )}
        </Show>
        <For each={troublesOf(props.screen)}>{(text) => <p class="problem">{text}</p>}</For>
      </div>
      <Show when={may('admin') && props.screen.connected}>
        <button
          type="button"
          class="plain"
          aria-label={`Identify ${props.screen.name}`}
          onClick={() => void props.acting.identify([props.screen])}
        >
          Identify
        </button>
      </Show>
    </li>
  )
}

function State(props: { screen: ScreenAnswer }): JSX.Element {
  const { now } = useOffice()
  return (
    <span class="state" classList={{ live: props.screen.connected, missing: !!props.screen.missingSince }}>
      <i aria-hidden="true" /> {sinceText(props.screen, now())}
    </span>
  )
}

/** Whether its page is an older one than the server has. */
function OldBuild(props: { screen: ScreenAnswer }): JSX.Element {
  const { desk } = useOffice()
  return (
    <Show when={isOldBuild(props.screen, desk.wallBuild())}>
      <span class="old-build">old build</span>
    </Show>
  )
}

export function Listed(props: { items: readonly string[] }): JSX.Element {
  return <For each={props.items.filter(Boolean)}>{(text) => <span>{text}</span>}</For>
}

function settingsText({ paused, dim }: ScreenAnswer): string {
  return [paused ? 'paused' : '', dim > 0 ? dimText(dim) : ''].filter(Boolean).join(', ')
}

function deviceTexts({ engine, stats }: ScreenAnswer): string[] {
  return [engine ?? '', stats ? sizeText(stats) : '']
}

function restartText({ restartedAt }: ScreenAnswer, now: number): string {
  return restartedAt ? `page opened ${momentText(Date.parse(restartedAt), now)}` : ''
}
