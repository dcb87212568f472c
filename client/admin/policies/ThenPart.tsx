import { type JSX, Show } from 'solid-js'
import type { Verdict } from '../../../shared/rules.ts'
import { Amount } from './Amount.tsx'
import { Select } from './Choices.tsx'
import { Lines } from './Lines.tsx'

const VERDICTS: readonly { value: Verdict | 'none'; name: string }[] = [
  { value: 'show', name: 'Show it' },
  { value: 'hold', name: 'Hold it for a moderator' },
  { value: 'hide', name: 'Hide it' },
  { value: 'spam', name: 'Mark as spam: held until a moderator says so, too' },
  { value: 'none', name: 'Decide nothing, only tag or delay' },
]

interface ThenProps {
  verdict: Verdict | undefined
  tags: readonly string[]
  delay: number | undefined
  problem: (field: string) => string | undefined
  change: (name: 'verdict' | 'tags' | 'delay', value: unknown) => void
}

/** What a rule does. */
export function ThenPart(props: ThenProps): JSX.Element {
  return (
    <section aria-labelledby="then" class="part">
      <h2 id="then">Then</h2>
      <Select
        label="Decide"
        options={VERDICTS}
        value={props.verdict ?? 'none'}
        onChange={(verdict) => props.change('verdict', verdict === 'none' ? undefined : verdict)}
      />
      <Lines
        label="Tags to add"
        hint="One a line."
        rows={2}
        value={props.tags}
        problem={props.problem('then/tags')}
        onChange={(tags) => props.change('tags', tags.length === 0 ? undefined : tags)}
      />
      <Amount
        label="Minutes to wait before walls show it"
        min={1}
        max={720}
        value={props.delay}
        problem={props.problem('then/delay')}
        onChange={(delay) => props.change('delay', delay)}
      />
      <Show when={props.problem('then')}>{(it) => <p class="problem">{it()}</p>}</Show>
    </section>
  )
}
