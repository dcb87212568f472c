import { createMemo, For, type JSX, onMount, Show } from 'solid-js'
import type { ScreenAnswer } from '../../../shared/screens.ts'
import { useOffice } from '../context.ts'
import { WaitFor } from '../parts/loaded.tsx'
import { createActing } from './acting.ts'
import { Device } from './Device.tsx'
import { Done } from './Done.tsx'
import { createFleet, type Fleet } from './data.ts'
import { Facts } from './Facts.tsx'
import { History } from './History.tsx'
import { Likeness } from './Likeness.tsx'
import { ScreenSettings } from './ScreenSettings.tsx'
import { sinceText, troublesOf } from './texts.ts'

/** One screen: what stands on it, how it does and what happened to it. */
export function ScreenPage(props: { id: string }): JSX.Element {
  const office = useOffice()
  const fleet = createFleet(office)
  const screen = createMemo(() => fleet.of(props.id))
  return (
    <main class="page fleet one">
      <p>
        <a href="/admin/screens">All screens</a>
      </p>
      <WaitFor state={fleet.state()} again={fleet.load}>
        {() => (
          <Show when={screen()} fallback={<NoScreen />}>
            {(it) => <OneScreen screen={it()} fleet={fleet} />}
          </Show>
        )}
      </WaitFor>
    </main>
  )
}

function NoScreen(): JSX.Element {
  return (
    <>
      <h1 class="serif">There is no such screen</h1>
      <p>Perhaps it was revoked. A page by a link is here only while it is open.</p>
    </>
  )
}

function OneScreen(props: { screen: ScreenAnswer; fleet: Fleet }): JSX.Element {
  const { api, may, now, places } = useOffice()
  const acting = createActing({ api, fleet: props.fleet })
  let heading: HTMLHeadingElement | undefined
  onMount(() => heading?.focus({ preventScroll: true }))
  const wall = () => places.walls().find(({ id }) => id === props.screen.wall)
  const groups = () => [...new Set(props.fleet.items().flatMap(({ group }) => group ?? []))].toSorted()
  return (
    <>
      <h1 class="serif" tabindex="-1" ref={heading}>
        <bdi>{props.screen.name}</bdi>
      </h1>
      <p class="screen-name">
        <span
          class="state"
          classList={{ live: props.screen.connected, missing: props.screen.missingSince !== null }}
        >
          <i aria-hidden="true" /> {sinceText(props.screen, now())}
        </span>
        <Show when={wall()}>
          {(it) => (
            <a href={`/wall/${it().slug}`} target="_blank" rel="noopener">
              See its wall
            </a>
          )}
        </Show>
      </p>
      <For each={troublesOf(props.screen)}>{(text) => <p class="problem">{text}</p>}</For>
      <div>
        <Likeness screen={props.screen} />
      </div>
      <Show when={may('admin') && props.screen.kind === 'paired'}>
        <Commands screen={props.screen} acting={acting} />
      </Show>
      <Done acting={acting} />
      <Facts screen={props.screen} />
      <Show when={props.screen.kind === 'paired'}>
        <Show
          when={may('admin')}
          fallback={<p class="quiet">Admins and owners change screens and have them do things.</p>}
        >
          <ScreenSettings screen={props.screen} fleet={props.fleet} groups={groups()} />
          <Device screen={props.screen} fleet={props.fleet} />
        </Show>
        <History screen={props.screen} />
      </Show>
    </>
  )
}

interface CommandsProps {
  screen: ScreenAnswer
  acting: ReturnType<typeof createActing>
}

function Commands(props: CommandsProps): JSX.Element {
  const pause = () => {
    const paused = !props.screen.paused
    const said = `${props.screen.name} ${paused ? 'is paused' : 'goes on'}.`
    void props.acting.set([props.screen], { paused }, said)
  }
  return (
    <p class="buttons">
      <button
        type="button"
        disabled={!props.screen.connected}
        onClick={() => void props.acting.identify([props.screen])}
      >
        Identify
      </button>
      <button type="button" onClick={() => void props.acting.reload([props.screen])}>
        Reload
      </button>
      <button type="button" onClick={pause}>
        {props.screen.paused ? 'Resume' : 'Pause'}
      </button>
    </p>
  )
}
