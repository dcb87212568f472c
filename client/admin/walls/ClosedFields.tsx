import { createUniqueId, type JSX } from 'solid-js'
import { NIGHTS } from '../../../shared/wall.ts'
import { Select } from './Select.tsx'
import type { FieldsProps } from './SettingFields.tsx'
import { NIGHT_NAMES } from './texts.ts'

/** On which days it stays closed, and what it shows whenever it is. */
export function ClosedFields(props: FieldsProps): JSX.Element {
  return (
    <>
      <Holidays {...props} />
      <Select
        name="night"
        label="When it is closed it shows"
        chosen={props.wall.night}
        choices={NIGHTS}
        names={NIGHT_NAMES}
        hint="Night falls within an hour of closing. It wakes by itself before it opens."
      />
    </>
  )
}

function Holidays(props: FieldsProps): JSX.Element {
  const id = createUniqueId()
  return (
    <div class="field">
      <label for={id}>Holidays</label>
      <textarea
        id={id}
        name="holidays"
        rows="3"
        spellcheck={false}
        value={props.wall.holidays.join('\n')}
        aria-describedby={`${id}-more`}
        aria-invalid={holidayProblem(props) ? true : undefined}
      />
      <p id={`${id}-more`} classList={{ problem: !!holidayProblem(props), hint: !holidayProblem(props) }}>
        {holidayProblem(props) ??
          'It is closed then. One a line: 12-25 for each year, 2027-04-05 for once. Names behind them are not kept.'}
      </p>
    </div>
  )
}

const AT_MOST = 200

/** The server counts from 0. */
function holidayProblem({ problem }: FieldsProps): string | undefined {
  const nth = Array.from({ length: AT_MOST }, (_, i) => i).find((i) => problem(`holidays/${i}`))
  return nth === undefined ? problem('holidays') : `Line ${nth + 1} ${problem(`holidays/${nth}`)}.`
}
