import type { JSX } from 'solid-js'
import { useOffice } from '../context.ts'
import { ROLE_TEXTS } from '../people/roles.ts'

/** In the place of a page that is for others. */
export function MayNot(props: { title: string; whom: string }): JSX.Element {
  const { account } = useOffice()
  return (
    <main class="page">
      <h1 class="serif">{props.title}</h1>
      <p>
        This page is for {props.whom}. You are here as {ROLE_TEXTS[account().role].name.toLowerCase()}.
      </p>
      <p>
        <a href="/admin">Go to the feed</a>
      </p>
    </main>
  )
}
