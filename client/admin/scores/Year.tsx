import { For, type JSX, Show } from 'solid-js'
import { STEPS, type YearAnswer } from '../../../shared/scores.ts'
import { count } from '../words.ts'
import type { Answer } from './answer.ts'
import { addressWith, type Question } from './question.ts'
import { Shown } from './Shown.tsx'
import { marginOf, numberText, partText, tells } from './texts.ts'
import { YearLine } from './YearLine.tsx'

interface YearProps {
  answer: Answer<YearAnswer>
  question: Question
  search: string
}

const STEP_NAMES = { month: 'By months', week: 'By weeks' } as const

/** The last year of the number: as a drawing and in numbers. */
export function Year(props: YearProps): JSX.Element {
  return (
    <section aria-labelledby="year">
      <div class="head">
        <h2 id="year">The year</h2>
        <nav aria-label="Steps of the year">
          <For each={STEPS}>
            {(step) => (
              <a
                href={addressWith(props.search, { step })}
                aria-current={step === props.question.step ? 'true' : undefined}
              >
                {STEP_NAMES[step]}
              </a>
            )}
          </For>
        </nav>
      </div>
      <Shown answer={props.answer}>{(year) => <Drawn year={year()} />}</Shown>
    </section>
  )
}

function Drawn(props: { year: YearAnswer }): JSX.Element {
  const answered = () => props.year.items.some(tells)
  return (
    <>
      <Show
        when={answered()}
        fallback={<p class="quiet">There is no {props.year.step} with five answers yet.</p>}
      >
        <YearLine year={props.year} />
      </Show>
      <details>
        <summary>The year in numbers</summary>
        <Numbers year={props.year} />
      </details>
    </>
  )
}

function Numbers(props: { year: YearAnswer }): JSX.Element {
  return (
    <table>
      <caption class="unseen">The score of each {props.year.step}, the newest first</caption>
      <thead>
        <tr>
          <th scope="col">{props.year.step === 'month' ? 'Month' : 'Week from'}</th>
          <th scope="col">Answers</th>
          <th scope="col">Score</th>
          <th scope="col">Margin</th>
        </tr>
      </thead>
      <tbody>
        <For each={props.year.items.toReversed()}>
          {(part, place) => (
            <tr>
              <th scope="row">
                {partText(part.from, props.year)}
                <Show when={place() === 0}>
                  <span class="quiet"> so far</span>
                </Show>
              </th>
              <td>
                {part.n.toLocaleString('en')}
                <Show when={part.excluded > 0}>
                  <span class="quiet">, {count(part.excluded, 'more', 'more')} not counted</span>
                </Show>
              </td>
              <td classList={{ quiet: !tells(part) }}>{numberText(part)}</td>
              <td>{marginOf(part)}</td>
            </tr>
          )}
        </For>
      </tbody>
    </table>
  )
}
