import { createEffect, createMemo, createSignal, type JSX, on, Show } from 'solid-js'
import { type Entry, type FeedFilter, FILTERS } from '../../live/desk/feed.ts'
import { useOffice } from '../context.ts'
import { emptyText } from '../words.ts'
import { Facts } from './Facts.tsx'
import { KeysDialog } from './KeysDialog.tsx'
import { listenToKeys } from './keys.ts'
import { List } from './List.tsx'
import { createModerating } from './moderating.ts'
import { NoticeBar } from './NoticeBar.tsx'
import { createSelection } from './selection.ts'
import { VoicePane } from './VoicePane.tsx'

/** Beside the list there is room for the voice. */
const WIDE = matchMedia('(min-width: 801px)')

/** The feed: what came on the left, the chosen voice in the middle, what is known about it on the right. */
export function FeedPage(): JSX.Element {
  const office = useOffice()
  const { routing, feed, loading, api } = office
  const filter = createMemo((): FeedFilter => {
    const route = routing.route()
    return (route.page === 'feed' && FILTERS.find((name) => name === route.show)) || null
  })
  const selection = createSelection({ routing, feed, filter })
  const moderating = createModerating({ ...office, selection })
  const [asking, setAsking] = createSignal(false)
  const [missing, setMissing] = createSignal(false)
  let help: HTMLDialogElement | undefined

  createEffect(on(filter, () => loading.open(filter(), selection.id())))
  createEffect(() => {
    // A desk always has a voice before it; a phone begins with the list.
    const first = feed.shown()[0]
    if (WIDE.matches && selection.id() === null && first && loading.has(filter())) {
      selection.choose(first, { replace: true })
    }
  })
  const unknown = createMemo(() => (selection.entry() === null ? selection.id() : null))
  createEffect(on(unknown, (id) => id !== null && fetchUnknown(id)))
  createEffect(on(selection.id, () => setAsking(false)))

  async function fetchUnknown(id: string): Promise<void> {
    setMissing(false)
    const found = await api.get<Entry>(`/feedback/${encodeURIComponent(id)}`)
    if (found.ok) feed.learn([found.value])
    else setMissing(found.failure.status === 404)
  }

  listenToKeys(document, {
    j: () => selection.move(1),
    k: () => selection.move(-1),
    a: moderating.show,
    h: moderating.hide,
    p: moderating.pin,
    s: moderating.star,
    x: () => setAsking((before) => !before),
    u: moderating.undo,
    '?': () => help?.showModal(),
  })
  return (
    <div class="feed" classList={{ 'has-voice': selection.id() !== null }}>
      <List filter={filter()} selection={selection} />
      <main class="middle">
        <Show
          when={selection.entry()}
          fallback={<NoVoice missing={missing()} chosen={selection.id() !== null} filter={filter()} />}
        >
          {(entry) => (
            <VoicePane
              entry={entry()}
              selection={selection}
              moderating={moderating}
              asking={asking()}
              ask={setAsking}
            />
          )}
        </Show>
      </main>
      <Show when={selection.entry()}>{(entry) => <Facts entry={entry()} />}</Show>
      <NoticeBar undo={moderating.undo} help={() => help?.showModal()} />
      <KeysDialog ref={(element) => (help = element)} />
    </div>
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
