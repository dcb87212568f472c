import { createEffect, createMemo, type JSX, Match, on, Switch } from 'solid-js'
import { useOffice } from '../../context.ts'
import { createLoaded } from '../../parts/loaded.tsx'
import { MayNot } from '../../parts/MayNot.tsx'
import { everyScreen } from '../every.ts'
import { CodeStep } from './CodeStep.tsx'
import { ConfirmStep } from './ConfirmStep.tsx'
import { createPairing } from './data.ts'
import { Paired } from './Paired.tsx'
import './pair.css'

/** Gives a screen its wall: by the code that stands on it, or by a link that its player opens. */
export function PairPage(): JSX.Element {
  const { may } = useOffice()
  return (
    <Switch fallback={<MayNot title="Pair a screen" whom="admins and owners" />}>
      <Match when={may('admin')}>
        <Pairing />
      </Match>
    </Switch>
  )
}

function Pairing(): JSX.Element {
  const { api, routing } = useOffice()
  const asked = createMemo(() => {
    const route = routing.route()
    return new URLSearchParams(route.page === 'screens' ? route.search : '')
  })
  const replaced = () => asked().get('replace')
  const pairing = createPairing({ api, replaced })
  const screens = createLoaded(() => everyScreen(api))
  const known = () => {
    const state = screens.state()
    return state.is === 'here' ? state.value.items : []
  }
  const groups = () => [...new Set(known().flatMap(({ group }) => group ?? []))].toSorted()
  const named = () => known().find(({ id }) => id === replaced())?.name ?? null
  /** The QR code on the screen brings its letters along. */
  const brought = () => asked().get('c') ?? ''
  createEffect(on(brought, (code) => void pairing.look(code)))

  /** To an empty field for the next code. What the address brought is used up. */
  function next(search: string): void {
    pairing.again()
    routing.go(`/admin/screens/pair${search}`, { replace: true })
  }
  const leave = () => next(replaced() === null ? '' : `?replace=${encodeURIComponent(replaced() as string)}`)

  return (
    <main class="page pair">
      <Switch
        fallback={
          <CodeStep
            pairing={pairing}
            brought={brought()}
            replacing={replaced() !== null}
            name={named()}
            groups={groups()}
          />
        }
      >
        <Match when={pairing.paired()}>
          {(screen) => <Paired screen={screen()} replaced={replaced() !== null} another={() => next('')} />}
        </Match>
        <Match when={pairing.pending()}>
          {(pending) => (
            <ConfirmStep
              pairing={pairing}
              pending={pending()}
              replacing={replaced() !== null}
              name={named()}
              groups={groups()}
              leave={leave}
            />
          )}
        </Match>
      </Switch>
    </main>
  )
}
