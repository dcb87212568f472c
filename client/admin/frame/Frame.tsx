import {
  createEffect,
  createMemo,
  createSignal,
  ErrorBoundary,
  type JSX,
  Match,
  on,
  onMount,
  Show,
  Suspense,
  Switch,
} from 'solid-js'
import { Dynamic } from 'solid-js/web'
import { useOffice } from '../context.ts'
import { FeedPage } from '../feed/FeedPage.tsx'
import { PAGES } from '../route.ts'
import { createNewcomer } from '../start/newcomer.ts'
import { Header } from './Header.tsx'
import { Lost } from './Lost.tsx'
import { PAGE_OF, PageOfStart } from './pages.ts'

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
      <a class="skip" href="#content">
        To the content
      </a>
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
        <Content leave={newcomer.leave} />
        <Show when={page() !== 'feed'}>
          <Told />
        </Show>
      </Show>
    </>
  )
}

/** Whoever comes to another page by a link hears and reads on from its beginning. */
function Content(props: { leave: () => void }): JSX.Element {
  const { routing } = useOffice()
  let place: HTMLDivElement | undefined
  // A memo: moving inside of a page is no arrival.
  const page = createMemo(() => routing.route().page)
  const lazyPage = () => PAGES.find((name) => name === page())
  createEffect(on(page, () => place?.focus({ preventScroll: true }), { defer: true }))
  return (
    <div class="content" id="content" tabindex="-1" ref={place}>
      <Suspense fallback={<p class="opening">Opening …</p>}>
        <Switch fallback={<Nowhere />}>
          <Match when={page() === 'feed'}>
            <FeedPage />
          </Match>
          <Match when={page() === 'start'}>
            <PageOfStart leave={props.leave} />
          </Match>
          <Match when={lazyPage()} keyed>
            {(name) => (
              <ErrorBoundary fallback={(error) => <Broken error={error} />}>
                <Dynamic component={PAGE_OF[name]} />
              </ErrorBoundary>
            )}
          </Match>
        </Switch>
      </Suspense>
    </div>
  )
}

/** What was done from the header of a page that has no bar of its own. */
function Told(): JSX.Element {
  const { notices } = useOffice()
  return (
    <p class="told" role="status" classList={{ problem: notices.notice()?.kind === 'problem' }}>
      <bdi>{notices.notice()?.text()}</bdi>
    </p>
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

/** Mostly a part of the page that could not be fetched. */
function Broken(props: { error: unknown }): JSX.Element {
  console.error(props.error)
  return (
    <main class="page">
      <h1 class="serif">This page could not be opened</h1>
      <p>Perhaps the server was not reached.</p>
      <p>
        <button type="button" onClick={() => location.reload()}>
          Load it again
        </button>
      </p>
    </main>
  )
}
