import { createEffect, For, type JSX, on, Show } from 'solid-js'
import { useOffice } from '../context.ts'
import { MAIN_PAGES, MORE_PAGES, type PageLink } from './pages.ts'

/** Links to those of the pages that are of use to whoever is signed in. */
export function Links(props: { pages: readonly PageLink[] }): JSX.Element {
  const { routing, may, inbox } = useOffice()
  return (
    <For each={props.pages.filter(({ needs }) => may(needs))}>
      {({ page, path, name }) => (
        <a href={path} aria-current={routing.route().page === page ? 'page' : undefined}>
          {name}
          <Show when={page === 'sources' && inbox.all()}>
            {(n) => (
              <b class="waiting">
                {' '}
                {n()}
                <span class="unseen"> waiting</span>
              </b>
            )}
          </Show>
        </a>
      )}
    </For>
  )
}

/** What is needed less often; on narrow screens all pages. */
export function Menu(): JSX.Element {
  const { routing, account } = useOffice()
  let list: HTMLDivElement | undefined
  createEffect(on(routing.route, () => list?.hidePopover(), { defer: true }))
  return (
    <div class="menu">
      <button type="button" class="plain" popovertarget="menu">
        Menu
      </button>
      <div id="menu" popover ref={list}>
        <nav aria-label="All pages">
          <div class="main-pages">
            <Links pages={MAIN_PAGES} />
          </div>
          <Links pages={MORE_PAGES} />
        </nav>
        <p class="whoami">
          <bdi>{account().email}</bdi>
          <SignOut />
        </p>
      </div>
    </div>
  )
}

function SignOut(): JSX.Element {
  const { session, notices } = useOffice()
  const signOut = async () => {
    const result = await session.signOut()
    if (!result.ok) notices.problem(`Still signed in: ${result.failure.detail}`)
  }
  return (
    <button type="button" onClick={signOut}>
      Sign out
    </button>
  )
}
