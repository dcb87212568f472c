import { createSignal, type JSX, Show } from 'solid-js'
import { useOffice } from '../../context.ts'
import { Copyable } from '../../parts/Copyable.tsx'
import { EachById } from '../../parts/EachById.tsx'
import { createLoaded, WaitFor } from '../../parts/loaded.tsx'
import { Rotation } from '../../sources/Rotation.tsx'
import { createWatching } from '../../sources/watching.ts'
import { momentText } from '../../times.ts'
import type { DeliveryPage, HookSource } from '../data.ts'
import { DeliveryRow } from '../log/DeliveryRow.tsx'
import '../log/log.css'
import { PartLinks } from '../PartLinks.tsx'
import { createPresets } from './presets.ts'
import { SenderSecret } from './Secret.tsx'
import { SignatureForm } from './SignatureForm.tsx'
import { nameOfTool, needsText } from './texts.ts'
import './setup.css'

const LOOK_EVERY_MS = 10_000
const SHOWN = 3

/** On a source's page: what its tool has sent, by what that is known to be genuine, and how both are renewed. */
export function HookPart(props: { source: HookSource; changed: () => void }): JSX.Element {
  return (
    <section aria-labelledby="deliveries">
      <h2 id="deliveries">Deliveries of its tool</h2>
      <PartLinks source={props.source} />
      <LastDeliveries source={props.source} />
      <Show when={props.source.preset && props.source.hook.needs.length > 0}>
        <p>
          {needsText(props.source.hook.needs)} Until then what cannot be understood waits, and nothing is
          lost.
        </p>
      </Show>
      <Proof source={props.source} changed={props.changed} />
    </section>
  )
}

function LastDeliveries(props: { source: HookSource }): JSX.Element {
  const { api } = useOffice()
  const last = createLoaded(() =>
    api.get<DeliveryPage>(`/sources/${props.source.id}/deliveries?limit=${SHOWN}`),
  )
  createWatching(last.load, LOOK_EVERY_MS)
  return (
    <WaitFor state={last.state()} again={last.load}>
      {(page) => (
        <ol class="rows deliveries" aria-label="The last deliveries">
          <EachById
            each={page().items}
            fallback={
              <li class="quiet">
                None has come yet.{' '}
                <a href={`/admin/sources/${props.source.id}/setup`}>How to set its tool up</a>
              </li>
            }
          >
            {(delivery) => <DeliveryRow delivery={delivery()} />}
          </EachById>
        </ol>
      )}
    </WaitFor>
  )
}

function Proof(props: { source: HookSource; changed: () => void }): JSX.Element {
  const { api, now } = useOffice()
  const presets = createPresets(api)
  const preset = () => presets.named(props.source.preset ?? 'generic')
  const [address, setAddress] = createSignal<string | null>(null)
  const hook = () => props.source.hook
  return (
    <>
      <h3>Who can send</h3>
      <p>
        <Show
          when={hook().proof === 'signature'}
          fallback="Anyone who knows its address can send. The tool’s signing secret would prove each delivery."
        >
          Only who signs with its secret: each delivery is proved.
        </Show>
        <Show when={hook().previousSecretEndsAt}>
          {(ends) => <> The secret of before is good until {momentText(Date.parse(ends()), now())}.</>}
        </Show>
      </p>
      <Show when={preset() && preset()?.signature.secretFrom !== null && preset()}>
        {(tool) => <SenderSecret source={props.source} tool={nameOfTool(tool())} changed={props.changed} />}
      </Show>
      <Show when={props.source.signature || preset()?.name === 'generic'}>
        <SignatureForm source={props.source} changed={props.changed} />
      </Show>
      <Show
        when={address()}
        fallback={
          <Rotation<{ hookUrl: string }>
            what="address"
            path={`/sources/${props.source.id}/address`}
            rotated={({ hookUrl }) => setAddress(hookUrl)}
          />
        }
      >
        {(url) => (
          <>
            <p role="status">The new address, this once:</p>
            <Copyable name="the address" text={url()} />
          </>
        )}
      </Show>
    </>
  )
}
