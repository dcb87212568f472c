import { createEffect, createSignal, For, type JSX, Match, on, onCleanup, Show, Switch } from 'solid-js'
import type { RuleBody, RulePreview } from '../../../shared/rules.ts'
import type { Failure } from '../api.ts'
import { useOffice } from '../context.ts'
import { agoText } from '../times.ts'
import type { Policies } from './policies.ts'
import { previewText } from './told.ts'

/** So long nothing is typed before it is tried. */
const CALM_MS = 400

interface TrialProps {
  policies: Policies
  body: () => RuleBody
  /** Changes whenever the rule does. */
  track: () => string
  id: string | null
}

/** What the rule would have done to the last thousand entries. */
export function RuleTrial(props: TrialProps): JSX.Element {
  const [tried, setTried] = createSignal<RulePreview | null>(null)
  const [failure, setFailure] = createSignal<Failure | null>(null)
  let timer: ReturnType<typeof setTimeout> | undefined
  let asked = 0

  async function ask(): Promise<void> {
    asked += 1
    const turn = asked
    const body = props.body()
    const answer = await props.policies.preview({ ...body, name: body.name.trim() || 'Unnamed' }, props.id)
    // A later question has been asked meanwhile.
    if (turn !== asked) return
    setFailure(answer.ok ? null : answer.failure)
    if (answer.ok) setTried(answer.value)
  }
  createEffect(
    on(
      () => props.track(),
      () => {
        clearTimeout(timer)
        timer = setTimeout(ask, CALM_MS)
      },
    ),
  )
  onCleanup(() => clearTimeout(timer))

  return (
    <section aria-labelledby="trial" class="part trial">
      <h2 id="trial">What it would have done</h2>
      <div role="status">
        <Switch fallback={<p class="quiet">Trying it …</p>}>
          <Match when={failure()?.status === 422}>
            <p class="quiet">As soon as everything is filled in, this tells what it would have done.</p>
          </Match>
          <Match when={failure()}>{(it) => <p class="problem">{it().detail}</p>}</Match>
          <Match when={tried()}>{(it) => <Told preview={it()} body={props.body()} />}</Match>
        </Switch>
      </div>
      <Show when={failure() === null && tried()}>{(it) => <Found preview={it()} />}</Show>
    </section>
  )
}

function Told(props: { preview: RulePreview; body: RuleBody }): JSX.Element {
  return (
    <p>
      {previewText(props.body, props.preview.matched - props.preview.decidedBefore, props.preview.looked)}
      <Show when={props.preview.decidedBefore > 0}>
        {' '}
        A rule above it decides {props.preview.decidedBefore} more that fit.
      </Show>
    </p>
  )
}

function Found(props: { preview: RulePreview }): JSX.Element {
  const { now } = useOffice()
  return (
    <ul class="found">
      <For each={props.preview.items}>
        {({ id, comment, score, mood, arrivedAt }) => (
          <li>
            <i class={`mood ${mood}`} aria-hidden="true" />
            <a href={`/admin/feedback/${id}`}>
              <bdi>{comment ?? `A score without words: ${score ?? 'none'}`}</bdi>
            </a>
            <span class="quiet">{agoText(Date.parse(arrivedAt), now())}</span>
          </li>
        )}
      </For>
    </ul>
  )
}
