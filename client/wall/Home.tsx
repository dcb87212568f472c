import type { JSX } from 'solid-js'
import { WORDS } from './words.ts'

/** What stands at `/` as long as no screen can be paired. */
export function Home(): JSX.Element {
  return (
    <main class="home">
      <h1 class="message serif">{WORDS.home}</h1>
      <p class="message-more">{WORDS.homeMore}</p>
      <p class="message-more">
        <a href="/admin">{WORDS.homeLink}</a>
      </p>
    </main>
  )
}
