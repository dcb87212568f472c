import { createEffect, createMemo, type JSX, Match, on, onMount, Show, Switch } from 'solid-js'
import { createApi } from './api.ts'
import { OfficeContext } from './context.ts'
import { Invited } from './entry/Invited.tsx'
import { NewPassword } from './entry/NewPassword.tsx'
import { Ownerless } from './entry/Ownerless.tsx'
import { SetUp } from './entry/SetUp.tsx'
import { SignIn } from './entry/SignIn.tsx'
import { Unreachable } from './entry/Unreachable.tsx'
import { Frame } from './frame/Frame.tsx'
import { openOffice } from './office.ts'
import { createRouting, type LinkKey, type Routing } from './route.ts'
import { type Account, createSession, type Session } from './session.ts'

/** Who is not signed in gets the door, everybody else the office. */
export function App(props: { page: Window; link: LinkKey | null }): JSX.Element {
  const api = createApi({
    fetch: (input, init) => props.page.fetch(input, init),
    onSignedOut: () => session.recheck(),
  })
  const session = createSession({ api, link: props.link })
  const routing = createRouting(props.page)
  onMount(session.begin)
  const account = () => {
    const state = session.state()
    return state.is === 'in' || state.is === 'expired' ? state.account : null
  }
  const Office = (props: { page: Window; first: Account }): JSX.Element => {
    // What is being closed after a signing out still asks who is there.
    const known = createMemo((before: Account) => account() ?? before, props.first)
    const office = openOffice({ page: props.page, api, session, account: known, routing })
    createEffect(
      on(
        () => session.state().is,
        (is, before) => before === 'expired' && is === 'in' && comeBack(),
      ),
    )
    const comeBack = () => {
      office.desk.connect()
      office.places.load()
      office.loading.catchUp(null)
    }
    return (
      <OfficeContext.Provider value={office}>
        <Frame />
      </OfficeContext.Provider>
    )
  }
  return (
    <>
      <Door session={session} routing={routing} />
      {/* Who signs in again finds the page as it was. */}
      <Show when={account()?.id} keyed>
        <div
          class="office"
          inert={session.state().is === 'expired'}
          hidden={session.state().is === 'expired'}
        >
          <Office page={props.page} first={account() as Account} />
        </div>
      </Show>
    </>
  )
}

function Door(props: { session: Session; routing: Routing }): JSX.Element {
  const state = () => props.session.state()
  const ownerless = () => {
    const now = state()
    return now.is === 'ownerless' ? now : null
  }
  const unreachable = () => {
    const now = state()
    return now.is === 'unreachable' ? now.failure : null
  }
  const byLink = (is: 'invited' | 'forgetful') => {
    const now = state()
    return now.is === is ? now.key : null
  }
  const usedLink = () => {
    const now = state()
    return now.is === 'out' && now.usedLink
  }
  return (
    <Switch>
      <Match when={state().is === 'unknown'}>
        <p class="door opening" role="status">
          Opening …
        </p>
      </Match>
      <Match when={unreachable()}>
        {(failure) => <Unreachable failure={failure()} again={props.session.begin} />}
      </Match>
      <Match when={ownerless()?.key}>{(key) => <SetUp session={props.session} setupKey={key()} />}</Match>
      <Match when={ownerless()}>
        <Ownerless />
      </Match>
      <Match when={byLink('invited')}>{(key) => <Invited session={props.session} linkKey={key()} />}</Match>
      <Match when={byLink('forgetful')}>
        {(key) => <NewPassword session={props.session} linkKey={key()} />}
      </Match>
      <Match when={state().is === 'out' || state().is === 'expired'}>
        <SignIn session={props.session} expired={state().is === 'expired'} usedLink={usedLink()} />
      </Match>
    </Switch>
  )
}
