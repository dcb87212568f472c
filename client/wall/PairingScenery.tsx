import type { Accessor, JSX } from 'solid-js'
import { DUSK, NIGHT_INKS } from '../../shared/palettes.ts'
import { Orbit } from './Orbit.tsx'
import { gradient } from './Sky.tsx'

const INKS: JSX.CSSProperties = {
  '--ink': NIGHT_INKS.ink,
  '--soft': NIGHT_INKS.soft,
  '--good': NIGHT_INKS.good,
  '--ground': DUSK.ground,
  '--sun': DUSK.sun,
}

/** A sun that goes down, whatever the hour: a screen without a wall has no day of its own. */
export function PairingScenery(props: { now: Accessor<number>; children: JSX.Element }): JSX.Element {
  return (
    <div class="stage pairing" style={INKS}>
      <Orbit now={props.now}>
        <div class="pair-sky" style={{ 'background-image': gradient(DUSK) }}>
          <i class="pair-sun" />
        </div>
        <div class="pair-ground" />
        {props.children}
      </Orbit>
      <div class="pair-frame" />
    </div>
  )
}
