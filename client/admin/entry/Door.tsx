import type { JSX } from 'solid-js'

/** One calm page with one thing to do, for everybody who is not in yet. */
export function Door(props: { title: string; children: JSX.Element }): JSX.Element {
  return (
    <main class="door">
      <p class="brand">Tenfoot</p>
      <h1 class="serif">{props.title}</h1>
      {props.children}
    </main>
  )
}
