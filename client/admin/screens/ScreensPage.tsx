import { type JSX, lazy, Match, Switch } from 'solid-js'
import { useOffice } from '../context.ts'
import { FleetPage } from './FleetPage.tsx'
import { ScreenPage } from './ScreenPage.tsx'
import './screens.css'

const PairPage = lazy(async () => ({ default: (await import('./pair/PairPage.tsx')).PairPage }))

/** All screens, the one that the address names, or the way to pair another. */
export function ScreensPage(): JSX.Element {
  const { routing } = useOffice()
  const sub = () => {
    const route = routing.route()
    return route.page === 'screens' ? route.sub : null
  }
  return (
    <Switch fallback={<FleetPage />}>
      <Match when={sub() === 'pair'}>
        <PairPage />
      </Match>
      <Match when={sub()} keyed>
        {(id) => <ScreenPage id={id} />}
      </Match>
    </Switch>
  )
}
