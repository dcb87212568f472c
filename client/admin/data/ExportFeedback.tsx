import { For, type JSX, Show } from 'solid-js'
import { queryOf, readFilter } from '../../live/desk/filter.ts'
import { useOffice } from '../context.ts'
import { filterFields, narrowings } from '../feed/filter-fields.ts'

/** Feedback as a file: all of it, or the list of the feed from where one came. */
export function ExportFeedback(): JSX.Element {
  const { routing, places } = useOffice()
  const filter = () => {
    const route = routing.route()
    return readFilter('search' in route ? route.search : '')
  }
  const narrowed = () => {
    const { show, q } = filter()
    const texts = narrowings(filter(), filterFields(places)).map(({ text }) => text)
    return [...(show ? [show.replace('-', ' ')] : []), ...texts, ...(q ? [`found by “${q}”`] : [])]
  }
  const path = (format: string) => `/api/v1/feedback/export?format=${format}${queryOf(filter())}`
  return (
    <section aria-labelledby="export">
      <h2 id="export">Take feedback with you</h2>
      <Show
        when={narrowed().length > 0}
        fallback={
          <p>All feedback. To take only a part, filter the feed and choose “Export this list” there.</p>
        }
      >
        <p>
          Only what is{' '}
          <For each={narrowed()}>
            {(text, place) => (
              <>
                {place() > 0 && ', '}
                <b>
                  <bdi>{text}</bdi>
                </b>
              </>
            )}
          </For>
          . <a href="/admin/data">Take all instead</a>
        </p>
      </Show>
      <p class="buttons">
        <a class="button" download="" href={path('csv')}>
          As CSV, for spreadsheets
        </a>
        <a class="button" download="" href={path('ndjson')}>
          As NDJSON, for programs
        </a>
      </p>
      <p class="hint">
        In the CSV file, text that a spreadsheet would take for a formula begins with an apostrophe.
      </p>
    </section>
  )
}
