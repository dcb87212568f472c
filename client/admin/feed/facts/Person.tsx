import { createEffect, createSignal, For, type JSX, on, Show } from 'solid-js'
import type { FeedPage } from '../../../live/desk/feed.ts'
import { type Entry, searchOf } from '../../../live/desk/filter.ts'
import { useOffice } from '../../context.ts'
import { feedPath } from '../../route.ts'
import { count, scoreWithScale } from '../../words.ts'

const LISTED = 8

/** Who said it, and what else they have said. */
export function Person(props: { entry: Entry }): JSX.Element {
  const { account } = useOffice()
  const author = () => props.entry.author ?? {}
  const line = () => [author().company, author().segment].filter(Boolean).join(', ')
  return (
    <section>
      <h2>
        <bdi>{author().name ?? 'A customer'}</bdi>
      </h2>
      <p>
        <bdi>{line()}</bdi>
      </p>
      <Show
        when={account().personalData}
        fallback={<p>Names and addresses are not shown to you. An admin can change that.</p>}
      >
        <SameAuthor entry={props.entry} />
      </Show>
    </section>
  )
}

function SameAuthor(props: { entry: Entry }): JSX.Element {
  const { api } = useOffice()
  const [others, setOthers] = createSignal<FeedPage | null>(null)
  const isKnown = () => props.entry.author?.id !== undefined || props.entry.author?.email !== undefined
  createEffect(
    on(
      () => props.entry.id,
      async (id) => {
        setOthers(null)
        if (!isKnown()) return
        const answer = await api.get<FeedPage>(`/feedback?limit=${LISTED}&author=${encodeURIComponent(id)}`)
        if (answer.ok && id === props.entry.id) setOthers(answer.value)
      },
    ),
  )
  return (
    <Show when={others()}>
      {(page) => (
        <p>
          {page().next === null ? count(page().items.length, 'voice', 'voices') : `${LISTED} voices and more`}
          {': '}
          <For each={page().items}>
            {(other, place) => (
              <>
                {place() > 0 && ', '}
                <Other entry={other} isThis={other.id === props.entry.id} author={props.entry.id} />
              </>
            )}
          </For>
        </p>
      )}
    </Show>
  )
}

/** A voice of the same author, known by its score; it opens among those of that author. */
function Other(props: { entry: Entry; isThis: boolean; author: string }): JSX.Element {
  const text = () => (props.entry.score === undefined ? '–' : String(props.entry.score))
  const path = () => feedPath({ search: searchOf({ author: props.author }), voice: props.entry.id })
  return (
    <Show when={!props.isThis} fallback={<b>{text()}</b>}>
      <a href={path()} aria-label={scoreWithScale(props.entry) ?? 'a voice without a score'}>
        {text()}
      </a>
    </Show>
  )
}
