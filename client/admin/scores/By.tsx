import { For, type JSX, Show } from 'solid-js'
import { DIMENSIONS } from '../../../shared/dimension.ts'
import type { ByAnswer } from '../../../shared/scores.ts'
import type { Answer } from './answer.ts'
import { ByTable } from './ByTable.tsx'
import { addressWith, type Question } from './question.ts'
import { Shown } from './Shown.tsx'
import { DIMENSION_NAMES, daysText } from './texts.ts'

interface ByProps {
  answer: Answer<ByAnswer>
  question: Question
  search: string
}

/** What the number is made of, cut by one dimension after the other. */
export function By(props: ByProps): JSX.Element {
  return (
    <section aria-labelledby="by">
      <div class="head">
        <h2 id="by">By {DIMENSION_NAMES[props.question.dimension].toLowerCase()}</h2>
        <nav aria-label="Cut by">
          <For each={DIMENSIONS}>
            {(dimension) => (
              <a
                href={addressWith(props.search, { by: dimension })}
                aria-current={dimension === props.question.dimension ? 'true' : undefined}
              >
                {DIMENSION_NAMES[dimension]}
              </a>
            )}
          </For>
        </nav>
      </div>
      <Shown answer={props.answer}>
        {(by) => (
          <Show when={by().items.length > 0} fallback={<Nothing by={by()} />}>
            <ByTable by={by()} />
            <Show when={by().others > 0}>
              <p class="quiet">And {by().others.toLocaleString('en')} more with fewer answers.</p>
            </Show>
            <Show when={by().dimension === 'tag'}>
              <p class="quiet">An answer with several tags counts under each of them.</p>
            </Show>
          </Show>
        )}
      </Shown>
    </section>
  )
}

function Nothing(props: { by: ByAnswer }): JSX.Element {
  const days = () => daysText(Number.parseInt(props.by.window, 10))
  return (
    <p class="quiet">
      No answer of the last {days()} names a {DIMENSION_NAMES[props.by.dimension].toLowerCase()}.
    </p>
  )
}
