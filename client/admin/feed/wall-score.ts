import { type Accessor, createEffect, createSignal, onCleanup } from 'solid-js'
import { type Score, SHOWN_FROM, scoreText } from '../../../shared/score.ts'
import type { Office } from '../context.ts'
import type { Wall } from '../places.ts'

const ASK_EVERY = 15_000

/** A wall's score as people read it there; empty while there are too few answers. */
export function createWallScore({
  api,
  wall,
}: Pick<Office, 'api'> & { wall: Accessor<Wall> }): Accessor<string> {
  const [text, setText] = createSignal('')
  const ask = async () => {
    const answer = await api.get<Score>(`/scores?wall=${wall().id}`)
    if (answer.ok) setText(textOf(answer.value, wall().locale))
  }
  createEffect(ask)
  const asking = setInterval(ask, ASK_EVERY)
  onCleanup(() => clearInterval(asking))
  return text
}

function textOf({ metric, score, n }: Score, locale: string): string {
  return score === null || n < SHOWN_FROM ? '' : scoreText(metric, score, locale)
}
