import { type JSX, Show } from 'solid-js'
import { useOffice } from '../context.ts'
import { count } from '../words.ts'
import { DayArc } from './DayArc.tsx'

const PAGES = [
  { page: 'feed', path: '/admin', name: 'Feed' },
  { page: 'walls', path: '/admin/walls', name: 'Walls' },
  { page: 'sources', path: '/admin/sources', name: 'Sources' },
] as const

export function Header(): JSX.Element {
  const { routing, places } = useOffice()
  const company = () => places.walls().find((wall) => wall.company)?.company ?? 'Tenfoot'
  return (
    <header class="top">
      <p class="brand">
        <bdi>{company()}</bdi>
      </p>
      <nav aria-label="Pages">
        {PAGES.map(({ page, path, name }) => (
          <a href={path} aria-current={routing.route().page === page ? 'page' : undefined}>
            {name}
          </a>
        ))}
      </nav>
      <DayArc />
      <Screens />
      <SignOut />
    </header>
  )
}

/** How many screens are connected; while the page itself is not, it cannot know. */
function Screens(): JSX.Element {
  const { desk } = useOffice()
  const text = () => {
    if (desk.connection() === 'opening') return 'connecting'
    if (desk.connection() === 'lost') return 'offline'
    const screens = desk.screens().length
    return screens === 0 ? 'no screen' : `${count(screens, 'screen', 'screens')} live`
  }
  const isLive = () => desk.connection() === 'live' && desk.screens().length > 0
  return (
    <p
      class="screens"
      title={desk
        .screens()
        .map(({ wallName }) => wallName)
        .join(', ')}
    >
      <i classList={{ live: isLive() }} aria-hidden="true" /> {text()}
    </p>
  )
}

function SignOut(): JSX.Element {
  const { session, notices, desk } = useOffice()
  const signOut = async () => {
    const result = await session.signOut()
    if (!result.ok) notices.problem(`Still signed in: ${result.failure.detail}`)
  }
  return (
    <p class="account">
      <Show when={desk.outdated()}>
        <button type="button" class="plain" onClick={() => location.reload()}>
          New version: load it
        </button>
      </Show>
      <button type="button" class="plain" onClick={signOut}>
        Sign out
      </button>
    </p>
  )
}
