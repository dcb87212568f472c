import { createSignal, type JSX, Match, Show, Switch } from 'solid-js'
import type { Import, ImportCheck } from '../../../../shared/imports.ts'
import type { Failure } from '../../api.ts'
import type { WholeSource } from '../../sources/data.ts'
import { count, POLICY_NAMES } from '../../words.ts'
import { Bar } from '../Bar.tsx'
import { Forget } from '../Forget.tsx'
import { Reasons } from '../Reasons.tsx'
import { checkedText } from '../texts.ts'

interface StartProps {
  item: Import
  source: WholeSource
  ready: boolean
  /** Whether what is known of the whole file is of another mapping. */
  stale: boolean
  /** Why it could not be started. */
  failure: Failure | null
  start: () => Promise<void>
}

/** What would become of the whole file, and the button that does it. */
export function Start(props: StartProps): JSX.Element {
  const [busy, setBusy] = createSignal(false)
  const check = () => (props.stale || !props.ready ? null : props.item.check)
  const counted = () => {
    const it = check()
    return it?.state === 'done' ? it : null
  }
  const label = () => {
    const it = counted()
    return it ? `Bring ${count(it.fit, 'row', 'rows')} in` : 'Bring it in'
  }
  const begin = async () => {
    setBusy(true)
    await props.start()
    setBusy(false)
  }
  return (
    <section class="start-part" aria-labelledby="whole">
      <h2 id="whole">The whole file</h2>
      <Show when={props.ready} fallback={<p class="quiet">It is looked at as soon as it can be read.</p>}>
        <Show when={check()} fallback={<p class="quiet">Looking at all of its rows …</p>}>
          {(it) => <Checked check={it()} />}
        </Show>
      </Show>
      <p class="hint">
        New voices come as this source’s do: {POLICY_NAMES[props.source.policy]}. All of it can be undone
        afterwards.
      </p>
      <Show when={props.failure}>{(it) => <p role="alert">{it().detail}</p>}</Show>
      <p class="buttons">
        <button
          type="button"
          class="main"
          disabled={!props.ready || busy() || counted()?.fit === 0}
          onClick={begin}
        >
          {busy() ? 'Starting …' : label()}
        </button>
        <Forget item={props.item} />
      </p>
    </section>
  )
}

function Checked(props: { check: ImportCheck }): JSX.Element {
  const soFar = () =>
    `${count(props.check.rows, 'row', 'rows')} so far, ${props.check.refused.toLocaleString('en')} would be refused`
  return (
    <>
      <Switch>
        <Match when={props.check.state === 'running'}>
          <Bar label="Looking at all of its rows" share={props.check.progress} text={soFar()} />
        </Match>
        <Match when={props.check.state === 'failed'}>
          <p class="problem">{props.check.problem ?? 'It could not be read to its end.'}</p>
        </Match>
        <Match when={props.check.state === 'done'}>
          <p role="status" class="serif checked">
            {checkedText(props.check)}
          </p>
        </Match>
      </Switch>
      <Reasons reasons={props.check.reasons} />
    </>
  )
}
