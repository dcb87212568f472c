import { createMemo, type JSX, Match, Switch } from 'solid-js'
import type { ByAnswer, WindowedScore, YearAnswer } from '../../../shared/scores.ts'
import type { Failure } from '../api.ts'
import { useOffice } from '../context.ts'
import { Failed } from '../parts/loaded.tsx'
import { createAnswer } from './answer.ts'
import { By } from './By.tsx'
import { Figure } from './Figure.tsx'
import { Narrow } from './Narrow.tsx'
import { PATHS, readQuestion } from './question.ts'
import { Shown } from './Shown.tsx'
import './scores.css'
import { Year } from './Year.tsx'

/** The number with all that makes it honest, its year, and what it is made of. */
export function ScoresPage(): JSX.Element {
  const { routing, places } = useOffice()
  const search = createMemo(() => {
    const route = routing.route()
    return route.page === 'scores' ? route.search : ''
  })
  const question = createMemo(() =>
    readQuestion(search(), { walls: places.walls(), sources: places.sources() }),
  )
  const score = createAnswer<WindowedScore>(createMemo(() => PATHS.score(question())))
  const year = createAnswer<YearAnswer>(createMemo(() => PATHS.year(question())))
  const by = createAnswer<ByAnswer>(createMemo(() => PATHS.by(question())))
  const again = () => {
    for (const answer of [score, year, by]) answer.load()
  }
  return (
    <main class="page scores">
      <h1 class="serif">Scores</h1>
      <Narrow question={question()} search={search()} />
      <Switch
        fallback={
          <>
            <section aria-label="The number">
              <Shown answer={score}>{(it) => <Figure score={it()} />}</Shown>
            </section>
            <Year answer={year} question={question()} search={search()} />
            <By answer={by} question={question()} search={search()} />
          </>
        }
      >
        {/* Without the number the rest is mostly missing for the same reason, which is said once. */}
        <Match when={score.failure()}>{(it) => <Failed failure={told(it())} again={again} />}</Match>
      </Switch>
    </main>
  )
}

/** A wall that is no more is the only thing in an address that a server can find wrong. */
function told(failure: Failure): Failure {
  return failure.fields.wall === undefined
    ? failure
    : { ...failure, detail: 'There is no such wall any more.' }
}
