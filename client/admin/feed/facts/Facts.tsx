import type { JSX } from 'solid-js'
import type { Entry } from '../../../live/desk/filter.ts'
import { Erase } from './Erase.tsx'
import { History } from './History.tsx'
import { Known } from './Known.tsx'
import { OnWallsList } from './OnWallsList.tsx'
import { Person } from './Person.tsx'

/** All that is known about the chosen voice: who, where it stands, what was decided, and what was posted. */
export function Facts(props: { entry: Entry }): JSX.Element {
  return (
    <section class="facts" aria-label="What is known about it" tabindex="0">
      <Person entry={props.entry} />
      <OnWallsList entry={props.entry} />
      <History entry={props.entry} />
      <Known entry={props.entry} />
      <Erase entry={props.entry} />
    </section>
  )
}
