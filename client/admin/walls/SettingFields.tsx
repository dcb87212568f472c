import type { JSX } from 'solid-js'
import { METRICS } from '../../../shared/metric.ts'
import { PRIVACIES, UNHAPPY } from '../../../shared/wall.ts'
import { Field } from '../parts/Field.tsx'
import { METRIC_NAMES } from '../words.ts'
import type { WholeWall } from './data.ts'
import { Select } from './Select.tsx'
import { PRIVACY_NAMES, UNHAPPY_NAMES } from './texts.ts'

export interface FieldsProps {
  wall: WholeWall
  /** What the server said is wrong with a field. */
  problem: (name: string) => string | undefined
}

/** Its name, its address and whose it is. */
export function WhoseFields(props: FieldsProps): JSX.Element {
  return (
    <fieldset>
      <legend>What it is called</legend>
      <Field
        label="Name"
        name="name"
        required
        maxlength={200}
        value={props.wall.name}
        problem={props.problem('name')}
      />
      <Field
        label="Company"
        name="company"
        maxlength={200}
        value={props.wall.company ?? ''}
        hint="Stands first on the wall’s top line. It can be empty."
        problem={props.problem('company')}
      />
      <Field
        label="Address"
        name="slug"
        required
        maxlength={64}
        autocapitalize="none"
        spellcheck={false}
        value={props.wall.slug}
        hint="Behind /wall/. With another one, links to the old address open nothing any more; paired screens stay."
        problem={props.problem('slug')}
      />
    </fieldset>
  )
}

/** The number beside the voices. */
export function ScoreFields(props: FieldsProps): JSX.Element {
  return (
    <fieldset>
      <legend>Its score</legend>
      <Select
        name="metric"
        label="Metric"
        chosen={props.wall.metric}
        choices={METRICS}
        names={METRIC_NAMES}
      />
      <Field
        label="Of how many days"
        name="windowDays"
        type="number"
        required
        min={1}
        max={730}
        value={props.wall.windowDays}
        problem={props.problem('windowDays')}
      />
      <div class="pair">
        <Field
          label="Goal"
          name="goalScore"
          type="number"
          step="any"
          value={props.wall.goal?.score ?? ''}
          hint="Empty is none."
          problem={props.problem('goal') ?? props.problem('goal/score')}
        />
        <Field
          label="to reach by"
          name="goalBy"
          type="date"
          value={props.wall.goal?.by ?? ''}
          problem={props.problem('goal/by')}
        />
      </div>
    </fieldset>
  )
}

/** How customers are shown. */
export function PeopleFields(props: Pick<FieldsProps, 'wall'>): JSX.Element {
  return (
    <fieldset>
      <legend>How customers stand on it</legend>
      <Select
        name="privacy"
        label="Names"
        chosen={props.wall.privacy}
        choices={PRIVACIES}
        names={PRIVACY_NAMES}
        hint="Who agreed to less is shown with less."
      />
      <Select
        name="unhappy"
        label="Unhappy voices"
        chosen={props.wall.unhappy}
        choices={UNHAPPY}
        names={UNHAPPY_NAMES}
      />
      <label class="choice on-off">
        <input type="checkbox" name="tests" checked={props.wall.tests} /> Show test voices, too
      </label>
    </fieldset>
  )
}
