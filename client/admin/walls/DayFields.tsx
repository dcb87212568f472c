import { createSignal, For, type JSX, Show } from 'solid-js'
import { LANGUAGES } from '../../../shared/languages.ts'
import { WEEKDAYS, type Weekday } from '../../../shared/wall.ts'
import { Field } from '../parts/Field.tsx'
import { ClosedFields } from './ClosedFields.tsx'
import type { WholeWall } from './data.ts'
import type { LookFieldsProps } from './LookFields.tsx'
import { SunFields } from './SunFields.tsx'
import { DAY_NAMES } from './texts.ts'

const ZONES = Intl.supportedValuesOf('timeZone')
const OFFICE_HOURS = ['08:00', '18:00'] as const
const SPOKEN = Object.entries(LANGUAGES)

/** When it is open, and by whose clock and calendar. */
export function DayFields(props: LookFieldsProps): JSX.Element {
  const [some, setSome] = createSignal(props.wall.hours !== null)
  return (
    <fieldset>
      <legend>Its day</legend>
      <Field
        label="Time zone"
        name="timeZone"
        required
        list="wall-zones"
        value={props.wall.timeZone}
        problem={props.problem('timeZone')}
      />
      <datalist id="wall-zones">
        <For each={ZONES}>{(zone) => <option value={zone} />}</For>
      </datalist>
      <Field
        label="Language"
        name="locale"
        required
        list="wall-languages"
        value={props.wall.locale}
        hint={`Of its own words, numbers and dates, as en-GB or de-AT. It speaks ${SPOKEN.map(([, name]) => name).join(', ')}; in any other, English.`}
        problem={props.problem('locale')}
      />
      <datalist id="wall-languages">
        <For each={SPOKEN}>{([language, name]) => <option value={language}>{name}</option>}</For>
      </datalist>
      <SunFields {...props} />
      <div class="field">
        <label for="wall-hours">Open</label>
        <select
          id="wall-hours"
          name="hours"
          onChange={(event) => setSome(event.currentTarget.value === 'some')}
        >
          <option value="always" selected={!some()}>
            always
          </option>
          <option value="some" selected={some()}>
            at these hours
          </option>
        </select>
      </div>
      <Show when={some()}>
        <ul class="hours">
          <For each={WEEKDAYS}>
            {(day) => <Hours day={day} wall={props.wall} problem={props.problem(`hours/${day}`)} />}
          </For>
        </ul>
      </Show>
      <ClosedFields wall={props.wall} problem={props.problem} />
    </fieldset>
  )
}

function Hours(props: { day: Weekday; wall: WholeWall; problem: string | undefined }): JSX.Element {
  const known = () => props.wall.hours?.[props.day]
  const [opens, closes] = known() ?? OFFICE_HOURS
  // A wall that was always open begins with a week of office hours.
  const weekend = props.day === 'sat' || props.day === 'sun'
  const [open, setOpen] = createSignal(props.wall.hours ? known() !== undefined : !weekend)
  const name = DAY_NAMES[props.day]
  return (
    <li>
      <label class="choice on-off">
        <input
          type="checkbox"
          name={`open.${props.day}`}
          checked={open()}
          onChange={(event) => setOpen(event.currentTarget.checked)}
        />{' '}
        {name}
      </label>
      <Show when={open()} fallback={<span class="quiet">closed</span>}>
        <span class="from-to">
          <input type="time" name={`opens.${props.day}`} value={opens} aria-label={`${name} from`} required />
          to
          <input type="time" name={`closes.${props.day}`} value={closes} aria-label={`${name} to`} required />
        </span>
      </Show>
      <Show when={props.problem}>{(text) => <p class="problem">{text()}</p>}</Show>
    </li>
  )
}
