import type { JSX } from 'solid-js'

export function ScoresPage(): JSX.Element {
  return (
    <main class="page">
      <h1 class="serif">Scores</h1>
    </main>
  )
}
