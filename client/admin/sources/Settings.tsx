import { createSignal, For, type JSX, Show } from 'solid-js'
import { OWN_SCALE } from '../../../shared/metric.ts'
import type { Failure } from '../api.ts'
import { useOffice } from '../context.ts'
import { PresetChoice } from '../hooks/setup/PresetChoice.tsx'
import { Conflict, differencesOf } from '../parts/Conflict.tsx'
import { Field } from '../parts/Field.tsx'
import { count, METRIC_NAMES, POLICY_NAMES } from '../words.ts'
import { MetricChoice, PolicyChoice, readMetric, readPolicy } from './choices.tsx'
import type { WholeSource } from './data.ts'

const LOG_DAYS = { min: 1, max: 365, usual: 30 }
const ZONES = Intl.supportedValuesOf('timeZone')

export function Settings(props: { source: WholeSource; changed: () => void }): JSX.Element {
  const { api, places } = useOffice()
  const [failure, setFailure] = createSignal<Failure | null>(null)
  const [saved, setSaved] = createSignal(false)
  const [busy, setBusy] = createSignal(false)
  let form: HTMLFormElement | undefined
  /** What somebody else made of it meanwhile. */
  const theirs = () => (failure()?.current ?? null) as WholeSource | null

  async function save(revision: number): Promise<void> {
    if (!form) return
    setBusy(true)
    const wish = { ...readSettings(new FormData(form)), revision }
    const answer = await api.patch<WholeSource>(`/sources/${props.source.id}`, wish)
    setBusy(false)
    setSaved(answer.ok)
    setFailure(answer.ok ? null : answer.failure)
    if (answer.ok) takeOver()
  }
  function takeOver(): void {
    setFailure(null)
    places.load()
    props.changed()
  }
  const submit = (event: SubmitEvent) => {
    event.preventDefault()
    save(props.source.revision)
  }
  return (
    <section aria-labelledby="settings">
      <h2 id="settings">Settings</h2>
      <form class="new" ref={form} onSubmit={submit} onInput={() => setSaved(false)}>
        <Fields source={props.source} failure={failure()} />
        <Show
          when={theirs()}
          fallback={<Show when={failure()}>{(it) => <p role="alert">{it().detail}</p>}</Show>}
        >
          {(other) => (
            <Conflict
              what="this source"
              differences={differencesOf(told(props.source), told(other()))}
              take={takeOver}
              over={() => save(other().revision)}
            />
          )}
        </Show>
        <p class="buttons">
          <button type="submit" class="main" disabled={busy()}>
            {busy() ? 'Saving …' : 'Save'}
          </button>
          <span role="status">{saved() ? 'Saved.' : ''}</span>
        </p>
      </form>
    </section>
  )
}

function Fields(props: { source: WholeSource; failure: Failure | null }): JSX.Element {
  const problem = (name: string) => props.failure?.fields[name]
  const scaleHint = () => {
    const { metric } = props.source
    const own = metric ? `, ${OWN_SCALE[metric].min} to ${OWN_SCALE[metric].max}` : ''
    return `Empty is the metric’s own${own}.`
  }
  return (
    <>
      <Field
        label="Name"
        name="name"
        required
        maxlength={200}
        value={props.source.name}
        problem={problem('name')}
      />
      <PolicyChoice chosen={props.source.policy} />
      <p class="hint">
        The rules stand on the page <a href="/admin/policies">Policies</a>.
      </p>
      <PresetChoice chosen={props.source.preset ?? null} />
      <MetricChoice chosen={props.source.metric ?? null} />
      <fieldset class="scale">
        <legend>Scale of its scores</legend>
        <label>
          from <input type="number" name="min" step="1" value={props.source.scale?.min ?? ''} />
        </label>
        <label>
          to <input type="number" name="max" step="1" value={props.source.scale?.max ?? ''} />
        </label>
        <p classList={{ problem: problem('scale') !== undefined, hint: problem('scale') === undefined }}>
          {problem('scale') ?? scaleHint()}
        </p>
      </fieldset>
      <Field
        label="Time zone"
        name="timeZone"
        required
        list="time-zones"
        value={props.source.timeZone}
        hint="In which its days begin, and its times without a zone are meant."
        problem={problem('timeZone')}
      />
      <Field
        label="Its deliveries are kept for … days"
        name="logDays"
        type="number"
        required
        min={LOG_DAYS.min}
        max={LOG_DAYS.max}
        value={props.source.logDays ?? LOG_DAYS.usual}
        hint="With all that they brought, so that what went wrong can be found and repaired."
        problem={problem('logDays')}
      />
      <datalist id="time-zones">
        <For each={ZONES}>{(zone) => <option value={zone} />}</For>
      </datalist>
    </>
  )
}

function told({ name, policy, metric, scale, timeZone, preset, logDays }: WholeSource): string[] {
  return [
    `its name is “${name}”`,
    `its feedback is ${POLICY_NAMES[policy]}`,
    `its scores are ${metric ? METRIC_NAMES[metric] : 'as each entry says'}`,
    scale ? `its scale is ${scale.min} to ${scale.max}` : 'its scale is the metric’s own',
    `its time zone is ${timeZone}`,
    `its tool is ${preset ?? 'not named'}`,
    `its deliveries are kept for ${count(logDays ?? LOG_DAYS.usual, 'day', 'days')}`,
  ]
}

function readSettings(given: FormData): object {
  const text = (name: string) => String(given.get(name) ?? '').trim()
  const noScale = text('min') === '' && text('max') === ''
  return {
    name: text('name'),
    policy: readPolicy(given),
    metric: readMetric(given),
    scale: noScale ? null : { min: Number(text('min')), max: Number(text('max')) },
    timeZone: text('timeZone'),
    preset: text('preset') || null,
    logDays: Number(text('logDays')),
  }
}
