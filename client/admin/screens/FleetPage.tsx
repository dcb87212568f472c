import { createMemo, createSignal, For, type JSX, Show } from 'solid-js'
import type { ScreenAnswer } from '../../../shared/screens.ts'
import { useOffice } from '../context.ts'
import { WaitFor } from '../parts/loaded.tsx'
import { count } from '../words.ts'
import { createActing } from './acting.ts'
import { Done } from './Done.tsx'
import { createFleet } from './data.ts'
import { GroupPart } from './GroupPart.tsx'
import { found, groupsOf } from './groups.ts'
import { LinkPages } from './LinkPages.tsx'
import { ManyBar } from './ManyBar.tsx'
import { createTicks } from './ticks.ts'

/** More are not looked over at a glance. */
const FIND_FROM = 10

/** All screens by their groups: how each does, and what stands on it. */
export function FleetPage(): JSX.Element {
  const office = useOffice()
  const { may } = office
  const fleet = createFleet(office)
  const acting = createActing({ api: office.api, fleet })
  const [text, setText] = createSignal('')
  const paired = createMemo(() => fleet.items().filter(({ kind }) => kind === 'paired'))
  const byLink = () => fleet.items().filter(({ kind }) => kind === 'link')
  const shown = createMemo(() => found(paired(), text()))
  const groups = createMemo(() => groupsOf(shown()))
  const names = createMemo(() => groupNames(paired()))
  /** Whether there is but one group, or none. */
  const alone = () => names().length === 0 || (names().length === 1 && paired().every(({ group }) => group))
  const ticks = createTicks(shown)
  return (
    <main class="page fleet">
      <header class="fleet-title">
        <h1 class="serif">Screens</h1>
        <Show when={may('admin') && paired().length > 0}>
          <a class="button main" href="/admin/screens/pair">
            Pair a screen
          </a>
        </Show>
      </header>
      <WaitFor state={fleet.state()} again={fleet.load}>
        {() => (
          <>
            <Show when={paired().length > 0} fallback={<NoneYet />}>
              <p>{summary(paired())}</p>
              <Show when={paired().length >= FIND_FROM}>
                <div class="field find-screens">
                  <label for="find-screen">Find</label>
                  <input
                    id="find-screen"
                    type="search"
                    placeholder="Name, group, wall, engine"
                    value={text()}
                    onInput={(event) => setText(event.currentTarget.value)}
                  />
                </div>
              </Show>
              <Show when={may('admin')}>
                <ManyBar ticks={ticks} acting={acting} groups={names()} />
              </Show>
              <Done acting={acting} />
              <For each={groups().map(({ name }) => name)} fallback={<p class="quiet">Nothing matches.</p>}>
                {(name) => (
                  <GroupPart
                    name={name}
                    alone={alone()}
                    screens={groups().find((group) => group.name === name)?.screens ?? []}
                    ticks={ticks}
                    acting={acting}
                  />
                )}
              </For>
            </Show>
            <Show when={byLink().length > 0}>
              <LinkPages pages={byLink()} />
            </Show>
          </>
        )}
      </WaitFor>
    </main>
  )
}

/** "12 screens, 11 of them live, 1 missing." */
function summary(screens: readonly ScreenAnswer[]): string {
  const live = screens.filter(({ connected }) => connected).length
  const missing = screens.filter(({ missingSince }) => missingSince !== null).length
  const all =
    live === screens.length ? (live === 1 ? 'live' : 'all live') : `${live.toLocaleString('en')} live`
  return `${count(screens.length, 'screen', 'screens')}, ${all}${missing > 0 ? `, ${missing} missing` : ''}.`
}

function groupNames(screens: readonly { group: string | null }[]): string[] {
  return [...new Set(screens.flatMap(({ group }) => group ?? []))].toSorted()
}

function NoneYet(): JSX.Element {
  const { may } = useOffice()
  return (
    <section class="none-yet">
      <p>
        No screen is paired yet. Open this server’s address in the browser of a TV: it shows six letters, and
        whoever enters them here gives it its wall.
      </p>
      <Show
        when={may('admin')}
        fallback={<p class="quiet">Admins and owners pair screens and change them.</p>}
      >
        <p>
          <a class="button main" href="/admin/screens/pair">
            Pair a screen
          </a>
        </p>
      </Show>
    </section>
  )
}
