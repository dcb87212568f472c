import { type JSX, onCleanup } from 'solid-js'
import type { Failure } from '../api.ts'
import { Door } from './Door.tsx'

const TRY_EVERY = 3_000

/** Waits for the server to come back. */
export function Unreachable(props: { failure: Failure; again: () => void }): JSX.Element {
  const trying = setInterval(() => props.again(), TRY_EVERY)
  onCleanup(() => clearInterval(trying))
  return (
    <Door title="No answer">
      <p role="alert">{props.failure.detail} This page keeps trying.</p>
      <button type="button" class="main" onClick={() => props.again()}>
        Try now
      </button>
    </Door>
  )
}
