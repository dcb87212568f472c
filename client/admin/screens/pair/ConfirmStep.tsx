import { type JSX, onMount, Show } from 'solid-js'
import { DUSK } from '../../../../shared/palettes.ts'
import { useOffice } from '../../context.ts'
import { skyGradient } from '../../parts/sky-gradient.ts'
import { agoText } from '../../times.ts'
import { groupIn } from '../fields.tsx'
import { sizeText } from '../texts.ts'
import type { Pairing, PendingCode } from './data.ts'
import { PlaceFields } from './PlaceFields.tsx'
import { failureText } from './texts.ts'

interface ConfirmStepProps {
  pairing: Pairing
  pending: PendingCode
  replacing: boolean
  /** Of the screen whose device is replaced. */
  name: string | null
  groups: readonly string[]
  /** It is another one. */
  leave: () => void
}

/** Which device it is, to be compared with the one that somebody stands before, and what it is to be. */
export function ConfirmStep(props: ConfirmStepProps): JSX.Element {
  const { busy, failure, confirm } = props.pairing
  let heading: HTMLHeadingElement | undefined
  onMount(() => heading?.focus({ preventScroll: true }))
  const submit = (event: SubmitEvent) => {
    event.preventDefault()
    const given = new FormData(event.currentTarget as HTMLFormElement)
    const place = { name: String(given.get('name') ?? ''), wall: String(given.get('wall') ?? '') }
    void confirm(props.replacing ? null : { ...place, group: groupIn(given) })
  }
  return (
    <>
      <h1 class="serif" tabindex="-1" ref={heading}>
        Is this the TV that shows {props.pending.code}?
      </h1>
      <Facts pending={props.pending} />
      <form class="new" onSubmit={submit}>
        <Show
          when={!props.replacing}
          fallback={
            <p>
              It becomes <bdi>{props.name ?? 'the screen'}</bdi>. The device that it was shows a code again.
            </p>
          }
        >
          <PlaceFields problems={failure()?.fields ?? {}} groups={props.groups} />
        </Show>
        <Show when={failure()}>{(it) => <p role="alert">{failureText(it(), Date.now())}</p>}</Show>
        <p class="buttons">
          <button type="submit" class="main" disabled={busy()}>
            {busy() ? 'Pairing …' : props.replacing ? 'Yes, replace it' : 'Yes, pair it'}
          </button>
          <button type="button" onClick={() => props.leave()}>
            No, another one
          </button>
        </p>
      </form>
    </>
  )
}

function Facts(props: { pending: PendingCode }): JSX.Element {
  const { now } = useOffice()
  const size = () => {
    const { width, height, ratio } = props.pending
    return width && height ? sizeText({ width, height, ratio: ratio ?? 1 }) : null
  }
  const shape = () => {
    const { width, height } = props.pending
    return width && height ? width / height : 16 / 9
  }
  return (
    <div class="pending">
      <div
        class="likeness"
        aria-hidden="true"
        style={{ 'aspect-ratio': String(Math.min(4, Math.max(0.4, shape()))), background: skyGradient(DUSK) }}
      >
        <span class="serif">{props.pending.code}</span>
      </div>
      <dl>
        <dt>Device</dt>
        <dd>
          <bdi>{props.pending.engine}</bdi>
        </dd>
        <Show when={size()}>
          {(text) => (
            <>
              <dt>Size</dt>
              <dd>{text()}</dd>
            </>
          )}
        </Show>
        <Show when={props.pending.address}>
          {(address) => (
            <>
              <dt>Address</dt>
              <dd>{address()}</dd>
            </>
          )}
        </Show>
        <dt>Waiting</dt>
        <dd>{waitingText(Date.parse(props.pending.since), now())}</dd>
      </dl>
    </div>
  )
}

function waitingText(since: number, now: number): string {
  const ago = agoText(since, now)
  return ago === 'now' ? 'since a moment ago' : `for ${ago}`
}
