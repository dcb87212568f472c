import { createEffect, createSignal, type JSX, Match, onMount, Show, Switch } from 'solid-js'
import { useOffice } from '../context.ts'
import { FeedPage } from '../feed/FeedPage.tsx'
import { SourcesPage } from '../sources/SourcesPage.tsx'
import { createNewcomer } from '../start/newcomer.ts'
import { StartPage } from '../start/StartPage.tsx'
import { WallsPage } from '../walls/WallsPage.tsx'
import { Header } from './Header.tsx'
import { Lost } from './Lost.tsx'

/** The header and, under it, the page that the address names. */
export function Frame(): JSX.Element {
  const office = useOffice()
  const { routing, places } = office
  const [looked, setLooked] = createSignal(false)
  const newcomer = createNewcomer(office)
  onMount(async () => {
    await newcomer.look()
    setLooked(true)
  })
  const page = () => routing.route().page
  createEffect(() => {
    if (looked() && newcomer.is() && page() === 'feed') routing.go('/admin/start', { replace: true })
  })
  return (
    <>
      <Header />
      <Lost />
      <Show
        when={looked()}
        fallback={
          <p class="opening" role="status">
            {places.failure()?.detail ?? 'Opening …'}
          </p>
        }
      >
        <Switch fallback={<Nowhere />}>
          <Match when={page() === 'feed'}>
            <FeedPage />
          </Match>
          <Match when={page() === 'start'}>
            <StartPage leave={newcomer.leave} />
          </Match>
          <Match when={page() === 'walls'}>
            <WallsPage />
          </Match>
          <Match when={page() === 'sources'}>
            <SourcesPage />
          </Match>
        </Switch>
      </Show>
    </>
  )
}

function Nowhere(): JSX.Element {
  return (
    <main class="page">
      <h1 class="serif">There is nothing here</h1>
      <p>
        <a href="/admin">Go to the feed</a>
      </p>
    </main>
  )
}
