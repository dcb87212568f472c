import { type JSX, Show } from 'solid-js'
import type { ScreenPage } from '../live/screen.ts'
import { Dim } from './Dim.tsx'
import { Identify } from './Identify.tsx'
import { createNow } from './now.ts'
import { Pairing } from './Pairing.tsx'
import { Wall } from './Wall.tsx'

/** A TV's own page: its wall as an admin set it for this screen, or the code that it is paired by. */
export function Screen(props: { screen: ScreenPage; body: HTMLElement }): JSX.Element {
  const { wall, clock } = props.screen.joined
  const { now } = createNow({ clock })
  return (
    <Show
      when={props.screen.pairing()}
      fallback={
        <>
          <Wall joined={props.screen.joined} body={props.body} />
          <Dim by={wall.screen?.dim ?? 0} />
          <Identify screen={wall.screen} now={now()} />
        </>
      }
    >
      {(state) => <Pairing state={state()} clock={clock} body={props.body} />}
    </Show>
  )
}
