import { createEffect, createMemo, createSignal, type JSX, on, onCleanup, Show } from 'solid-js'
import type { Entry } from '../../live/desk/feed.ts'
import { type FeedFilter, NO_FILTER, readFilter, searchOf } from '../../live/desk/filter.ts'
import { useOffice } from '../context.ts'
import { emptyText } from '../words.ts'
import { Actions } from './Actions.tsx'
import { FeedDeskContext } from './desk.ts'
import { Facts } from './facts/Facts.tsx'
import { KeysDialog } from './KeysDialog.tsx'
import { List } from './List.tsx'
import { NoticeBar } from './NoticeBar.tsx'
import { openFeedDesk } from './open-desk.ts'
import { handleKeys } from './shortcuts.ts'
import { VoicePane } from './VoicePane.tsx'

/** Beside the list there is room for the voice. */
const WIDE = matchMedia('(min-width: 801px)')

/** The feed: what came on the left, the chosen voice in the middle, what is known about it on the right. */
export function FeedPage(): JSX.Element {
  const office = useOffice()
  const { routing, feed, loading, api } = office
  const search = createMemo((before: string) => {
    const route = routing.route()
    return route.page === 'feed' ? searchOf(readFilter(route.search)) : before
  }, '')
  const filter = createMemo((): FeedFilter => (search() === '' ? NO_FILTER : readFilter(search())))
  const desk = openFeedDesk({ ...office, filter })
  const { selection } = desk
  const [missing, setMissing] = createSignal(false)
  let help: HTMLDialogElement | undefined

  createEffect(on(search, () => void loading.open(filter(), selection.id())))
  createEffect(() => {
    // A desk always has a voice before it; a phone begins with the list.
    const first = feed.shown()[0]
    if (WIDE.matches && selection.id() === null && first && loading.has(filter())) {
      selection.choose(first, { replace: true })
    }
  })
  const unknown = createMemo(() => (selection.entry() === null ? selection.id() : null))
  createEffect(on(unknown, (id) => id !== null && void fetchUnknown(id)))
  createEffect(on(selection.id, (id) => office.desk.look(id)))
  onCleanup(() => office.desk.look(null))

  async function fetchUnknown(id: string): Promise<void> {
    setMissing(false)
    const found = await api.get<Entry>(`/feedback/${encodeURIComponent(id)}`)
    if (found.ok) feed.learn([found.value])
    else setMissing(found.failure.status === 404)
  }

  handleKeys({ desk, isOn: office.singleKeys.on, help: () => help?.showModal() })
  return (
    <FeedDeskContext.Provider value={desk}>
      <main class="feed" classList={{ 'has-voice': selection.id() !== null }}>
        <h1 class="unseen">Feed</h1>
        <List filter={filter()} />
        <div class="middle">
          <Show
            when={selection.entry()}
            fallback={
              <>
                <NoVoice missing={missing()} chosen={selection.id() !== null} filter={filter()} />
                {/* On a phone those that are ticked are decided about from the list. */}
                <Show when={desk.marks.entries()[0]}>{(first) => <Actions entry={first()} />}</Show>
              </>
            }
          >
            {(entry) => <VoicePane entry={entry()} />}
          </Show>
        </div>
        <Show when={selection.entry()}>{(entry) => <Facts entry={entry()} />}</Show>
        <NoticeBar undo={desk.moderating.undo} help={() => help?.showModal()} />
        <KeysDialog ref={(element) => (help = element)} />
      </main>
    </FeedDeskContext.Provider>
  )
}

function NoVoice(props: { missing: boolean; chosen: boolean; filter: FeedFilter }): JSX.Element {
  const { feed, loading } = useOffice()
  const isEmpty = () => loading.has(props.filter) && feed.shown().length === 0
  const text = () => {
    if (props.missing) return 'There is no voice at this address.'
    if (props.chosen || !loading.has(props.filter)) return loading.failure() ? '' : 'Opening …'
    return isEmpty() ? emptyText(props.filter) : 'Choose a voice on the left.'
  }
  return (
    <p class="no-voice" classList={{ serif: isEmpty() && !props.chosen }}>
      {text()}
    </p>
  )
}
