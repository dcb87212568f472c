import { type JSX, Show } from 'solid-js'
import { useOffice } from '../context.ts'
import { WallList } from './WallList.tsx'
import { WallPage } from './WallPage.tsx'
import './walls.css'

/** All walls, or the one that the address names. */
export function WallsPage(): JSX.Element {
  const { routing } = useOffice()
  const id = () => {
    const route = routing.route()
    return route.page === 'walls' ? route.sub : null
  }
  return (
    <Show when={id()} keyed fallback={<WallList />}>
      {(wall) => <WallPage id={wall} />}
    </Show>
  )
}
