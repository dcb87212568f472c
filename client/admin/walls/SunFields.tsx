import { createSignal, type JSX, Show } from 'solid-js'
import { Field } from '../parts/Field.tsx'
import type { LookFieldsProps } from './LookFields.tsx'
import { splitPlace } from './place.ts'
import { Select } from './Select.tsx'

const WAYS = { clock: 'the clock', place: 'the sun over a place' } as const
const USUAL = '17:30'

/** When the day's answers are due: at a time of the clock, or when the sun goes down where the wall is. */
export function SunFields(props: LookFieldsProps): JSX.Element {
  const clock = () => ('clock' in props.wall.sundown ? props.wall.sundown.clock : USUAL)
  const [way, setWay] = createSignal<string>('clock' in props.wall.sundown ? 'clock' : 'place')
  return (
    <>
      <div onChange={(event) => setWay((event.target as HTMLSelectElement).value)}>
        <Select
          name="sunBy"
          label="Sundown goes by"
          chosen={'clock' in props.wall.sundown ? 'clock' : 'place'}
          choices={['clock', 'place']}
          names={WAYS}
        />
      </div>
      <Show when={way() === 'clock'} fallback={<Place {...props} />}>
        <Field
          label="Sundown"
          name="sundown"
          type="time"
          required
          value={clock()}
          problem={props.problem('sundown') ?? props.problem('sundown/clock')}
        />
      </Show>
    </>
  )
}

function Place(props: LookFieldsProps): JSX.Element {
  const known = () => ('clock' in props.wall.sundown ? null : props.wall.sundown)
  let pair: HTMLDivElement | undefined
  /** Maps copy both at once. */
  const paste = (event: ClipboardEvent) => {
    const both = splitPlace(event.clipboardData?.getData('text') ?? '')
    const [latitude, longitude] = pair?.querySelectorAll('input') ?? []
    if (!both || !latitude || !longitude) return
    event.preventDefault()
    latitude.value = both[0]
    longitude.value = both[1]
    longitude.focus()
    props.changed()
  }
  return (
    <div class="place" ref={pair} onPaste={paste}>
      <div class="pair even">
        <Field
          label="Latitude"
          name="latitude"
          required
          inputmode="decimal"
          autocomplete="off"
          value={known()?.latitude ?? ''}
          problem={props.problem('sundown/latitude')}
        />
        <Field
          label="Longitude"
          name="longitude"
          required
          inputmode="decimal"
          autocomplete="off"
          value={known()?.longitude ?? ''}
          problem={props.problem('sundown/longitude')}
        />
      </div>
      <Show
        when={props.problem('sundown')}
        fallback={
          <p class="hint">
            In degrees, as maps show them: Leipzig is 51.34 and 12.37. Where the sun does not set, the day
            ends when the wall closes.
          </p>
        }
      >
        <p class="problem">Both are needed, in degrees: 51.34 and 12.37.</p>
      </Show>
    </div>
  )
}
