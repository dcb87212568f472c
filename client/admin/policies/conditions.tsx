import { For, type JSX } from 'solid-js'
import { MASK_KINDS } from '../../../shared/masks.ts'
import { METRICS } from '../../../shared/metric.ts'
import type { When } from '../../../shared/rules.ts'
import { METRIC_NAMES } from '../words.ts'
import { Amount } from './Amount.tsx'
import { Choices, Select } from './Choices.tsx'
import { Lines } from './Lines.tsx'
import { KIND_NAMES, languageName } from './told.ts'

export type Condition = keyof When
type Wanted<C extends Condition> = NonNullable<When[C]>

interface EditorProps<C extends Condition> {
  value: Wanted<C>
  /** Languages whose lists are in use. */
  languages: readonly string[]
  onChange: (value: Wanted<C>) => void
}

interface ConditionKind<C extends Condition> {
  name: string
  /** What it begins with when it is added. */
  first: Wanted<C>
  Editor: (props: EditorProps<C>) => JSX.Element
}

const MOODS = [
  { value: 'good', name: 'Good' },
  { value: 'neutral', name: 'Neutral' },
  { value: 'bad', name: 'Bad' },
] as const

const SAID = [
  { value: 'any', name: 'whatever was said' },
  { value: 'yes', name: 'agreed' },
  { value: 'no', name: 'refused' },
  { value: 'nothing', name: 'nothing said' },
] as const
type Said = (typeof SAID)[number]['value']
const SAID_AS: Readonly<Record<Said, boolean | null | undefined>> = {
  any: undefined,
  yes: true,
  no: false,
  nothing: null,
}

interface TruthProps {
  value: boolean
  onChange: (value: boolean) => void
}

const yesOrNo =
  (yes: string, no: string) =>
  (props: TruthProps): JSX.Element => (
    <Select
      label="Which"
      options={[
        { value: 'yes', name: yes },
        { value: 'no', name: no },
      ]}
      value={props.value ? 'yes' : 'no'}
      onChange={(value) => props.onChange(value === 'yes')}
    />
  )

const lines =
  (label: string, hint = 'One a line; any of them will do.') =>
  (props: { value: string[]; onChange: (value: string[]) => void }) => (
    <Lines label={label} hint={hint} value={props.value} onChange={props.onChange} />
  )

export const CONDITIONS: { [C in Condition]: ConditionKind<C> } = {
  moods: {
    name: 'Mood',
    first: ['bad'],
    Editor: (props) => (
      <Choices label="Mood" options={MOODS} chosen={props.value} onChange={props.onChange} />
    ),
  },
  score: {
    name: 'Score',
    first: { max: 3 },
    Editor: (props) => (
      <div class="pair">
        <Amount
          label="From"
          min={0}
          max={10}
          value={props.value.min}
          onChange={(min) => props.onChange({ ...props.value, min })}
        />
        <Amount
          label="to"
          min={0}
          max={10}
          value={props.value.max}
          onChange={(max) => props.onChange({ ...props.value, max })}
        />
        <p class="hint">On the metric’s own scale, as it is counted.</p>
      </div>
    ),
  },
  metric: {
    name: 'Metric',
    first: 'nps',
    Editor: (props) => (
      <Select
        label="Metric"
        options={METRICS.map((value) => ({ value, name: METRIC_NAMES[value] }))}
        value={props.value}
        onChange={props.onChange}
      />
    ),
  },
  listed: {
    name: 'Listed words',
    first: true,
    Editor: (props) => (
      <Choices
        label="Lists"
        hint="None chosen means all that are in use, and your own words."
        options={['own', ...props.languages].map((value) => ({
          value,
          name: value === 'own' ? 'Your own words' : languageName(value),
        }))}
        chosen={props.value === true ? [] : props.value}
        onChange={(chosen) => props.onChange(chosen.length === 0 ? true : chosen)}
      />
    ),
  },
  words: {
    name: 'Certain words',
    first: [],
    Editor: lines('Words', 'One a line. A star stands for any letters: “refund*”.'),
  },
  links: { name: 'Links', first: true, Editor: yesOrNo('with a link', 'without a link') },
  personalData: {
    name: 'Personal data',
    first: true,
    Editor: (props) => (
      <Choices
        label="Kinds"
        hint="None chosen means any."
        options={MASK_KINDS.map((value) => ({ value, name: KIND_NAMES[value] }))}
        chosen={props.value === true ? [] : props.value}
        onChange={(chosen) => props.onChange(chosen.length === 0 ? true : chosen)}
      />
    ),
  },
  repeated: {
    name: 'Repetition',
    first: { hours: 24, times: 1 },
    Editor: (props) => (
      <div class="pair">
        <Amount
          label="Times before"
          min={1}
          max={100}
          value={props.value.times}
          onChange={(times = 1) => props.onChange({ ...props.value, times })}
        />
        <Amount
          label="within hours"
          min={1}
          max={168}
          value={props.value.hours}
          onChange={(hours = 24) => props.onChange({ ...props.value, hours })}
        />
        <p class="hint">The same words from the same source.</p>
      </div>
    ),
  },
  languages: { name: 'Language', first: [], Editor: lines('Languages', 'One a line, as de or pt-BR.') },
  authors: {
    name: 'Author',
    first: [],
    Editor: lines('Authors', 'One a line: an id, an e-mail address, or @example.com.'),
  },
  consent: {
    name: 'Consent',
    first: { show: null },
    Editor: (props) => (
      <div class="pair">
        <For each={['show', 'name'] as const}>
          {(what) => (
            <Select
              label={what === 'show' ? 'Consent to being shown' : 'Consent to the name'}
              options={SAID}
              value={saidOf(props.value[what])}
              onChange={(said) => props.onChange({ ...props.value, [what]: SAID_AS[said] })}
            />
          )}
        </For>
      </div>
    ),
  },
  hasWords: { name: 'With or without words', first: true, Editor: yesOrNo('with words', 'a score alone') },
  locations: { name: 'Location', first: [], Editor: lines('Locations') },
  touchpoints: { name: 'Touchpoint', first: [], Editor: lines('Touchpoints') },
  segments: { name: 'Segment', first: [], Editor: lines('Segments') },
  tags: { name: 'Tag', first: [], Editor: lines('Tags') },
}

export const CONDITION_NAMES = (Object.keys(CONDITIONS) as Condition[]).map((value) => ({
  value,
  name: CONDITIONS[value].name,
}))

function saidOf(wanted: boolean | null | undefined): Said {
  return SAID.find(({ value }) => SAID_AS[value] === wanted)?.value ?? 'any'
}

/** An editor of whichever condition: what it is given comes from the same rule. */
export type AnyEditor = (props: {
  value: unknown
  languages: readonly string[]
  onChange: (value: unknown) => void
}) => JSX.Element
