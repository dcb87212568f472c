import { createSignal, For, type JSX, Show } from 'solid-js'
import { useOffice } from '../context.ts'
import type { Policy, Source } from '../places.ts'
import { POLICY_NAMES } from '../words.ts'
import { Select } from './Choices.tsx'

const POLICIES = (Object.keys(POLICY_NAMES) as Policy[]).map((value) => ({
  value,
  name: POLICY_NAMES[value],
}))

/** What becomes of each source's feedback as it comes in. */
export function SourcePolicies(): JSX.Element {
  const { api, places, may } = useOffice()
  const [problem, setProblem] = createSignal<string | null>(null)
  const [told, setTold] = createSignal('')

  async function choose(source: Source, policy: Policy): Promise<void> {
    const answer = await api.patch<Source>(`/sources/${source.id}`, { policy })
    setProblem(answer.ok ? null : answer.failure.detail)
    setTold(answer.ok ? `${source.name}: ${POLICY_NAMES[policy]}.` : '')
    await places.load()
  }

  return (
    <section aria-labelledby="source-policies" class="wide">
      <h2 id="source-policies">New feedback is …</h2>
      <Show when={problem()}>{(it) => <p role="alert">{it()}</p>}</Show>
      <ul class="source-policies">
        <For
          each={places.sources()}
          fallback={
            <li class="quiet">
              There is no source yet. <a href="/admin/sources">Make the first</a>
            </li>
          }
        >
          {(source) => (
            <li>
              <Show
                when={may('admin')}
                fallback={
                  <p>
                    <bdi>{source.name}</bdi>: {POLICY_NAMES[source.policy]}
                  </p>
                }
              >
                <Select
                  label={source.name}
                  options={POLICIES}
                  value={source.policy}
                  onChange={(policy) => choose(source, policy)}
                />
              </Show>
            </li>
          )}
        </For>
      </ul>
      <p class="unseen" role="status">
        {told()}
      </p>
    </section>
  )
}
