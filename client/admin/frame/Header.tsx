import { type JSX, Show } from 'solid-js'
import { useOffice } from '../context.ts'
import { MissingScreens } from '../screens/MissingScreens.tsx'
import { SilentSources } from '../sources/SilentSources.tsx'
import { DayArc } from './DayArc.tsx'
import { Links, Menu } from './Menu.tsx'
import { MAIN_PAGES } from './pages.ts'
import { WallsNow } from './WallsNow.tsx'

export function Header(): JSX.Element {
  const { places } = useOffice()
  /** Of the oldest wall that names one: whose wall was added later is not whose office this is. */
  const company = () => places.walls().findLast((wall) => wall.company)?.company ?? 'Tenfoot'
  return (
    <header class="top">
      <p class="brand">
        <bdi>{company()}</bdi>
      </p>
      <nav class="pages" aria-label="Pages">
        <Links pages={MAIN_PAGES} />
      </nav>
      <DayArc />
      <SilentSources />
      <MissingScreens />
      <NewBuild />
      <WallsNow />
      <Menu />
    </header>
  )
}

function NewBuild(): JSX.Element {
  const { desk } = useOffice()
  return (
    <Show when={desk.outdated()}>
      <button type="button" class="plain" onClick={() => location.reload()}>
        New version: load it
      </button>
    </Show>
  )
}
