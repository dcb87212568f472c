import { type JSX, Show } from 'solid-js'
import type { DeliverySummary } from '../../../../shared/deliveries.ts'
import { useOffice } from '../../context.ts'
import { momentText } from '../../times.ts'
import { proofText, STATE_TEXTS } from '../texts.ts'
import { Whys } from '../Whys.tsx'
import { Became } from './Became.tsx'

interface DeliveryRowProps {
  delivery: DeliverySummary
  /** What can be done with it from here. */
  children?: JSX.Element
}

/** A delivery as a sentence: what became of it and why, when, and what its sender was told. */
export function DeliveryRow(props: DeliveryRowProps): JSX.Element {
  const { now } = useOffice()
  const path = () => `/admin/sources/${props.delivery.source}/log?delivery=${props.delivery.id}`
  return (
    <li class="delivery">
      <p class="said">
        <a href={path()} class={`state ${props.delivery.state}`}>
          {STATE_TEXTS[props.delivery.state]}
        </a>
        <Became delivery={props.delivery} />
      </p>
      <p class="when">{momentText(Date.parse(props.delivery.at), now())}</p>
      <p class="how">
        {proofText(props.delivery.proof)}, answered {props.delivery.status}
        <Show when={props.delivery.repeats}>
          {(first) => (
            <>
              , repeats{' '}
              <a href={`/admin/sources/${props.delivery.source}/log?delivery=${first()}`}>the first</a>
            </>
          )}
        </Show>
      </p>
      <Whys whys={props.delivery.why} />
      {props.children}
    </li>
  )
}
