import type { JSX } from 'solid-js'
import type { ScreenAnswer } from '../../../shared/screens.ts'
import { useOffice } from '../context.ts'
import { EachById } from '../parts/EachById.tsx'
import { Likeness } from './Likeness.tsx'
import { Listed } from './ScreenRow.tsx'
import { sinceText, sizeText } from './texts.ts'

/** Pages that somebody has open by a link: they are nobody's TV, and are gone with their connection. */
export function LinkPages(props: { pages: readonly ScreenAnswer[] }): JSX.Element {
  const { now } = useOffice()
  return (
    <section class="group" aria-labelledby="link-pages">
      <div class="group-title">
        <h2 id="link-pages">Open by a link</h2>
        <span class="quiet">here while they are open</span>
      </div>
      <ul>
        <EachById each={props.pages}>
          {(page) => (
            <li>
              <div class="likeness-place">
                <Likeness screen={page()} />
              </div>
              <div class="screen-facts">
                <p class="screen-name">
                  <b>
                    <bdi>{page().name}</bdi>
                  </b>{' '}
                  <span class="state live">
                    <i aria-hidden="true" /> {sinceText(page(), now())}
                  </span>
                </p>
                <p>
                  <bdi>{page().wallName}</bdi>
                </p>
                <p class="quiet">
                  <Listed items={[page().engine ?? '', sizeOf(page())]} />
                </p>
              </div>
            </li>
          )}
        </EachById>
      </ul>
    </section>
  )
}

function sizeOf({ stats }: ScreenAnswer): string {
  return stats ? sizeText(stats) : ''
}
