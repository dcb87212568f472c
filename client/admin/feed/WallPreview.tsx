import { createMemo, type JSX, Show } from 'solid-js'
import { DAY_INKS, NOON, SKY_AT } from '../../../shared/palettes.ts'
import { type Sky, skyAt } from '../../../shared/sky.ts'
import { excerpt } from '../../../shared/words.ts'
import type { Entry } from '../../live/desk/feed.ts'
import { useOffice } from '../context.ts'
import { officeDay } from '../frame/office-day.ts'
import type { Wall } from '../places.ts'
import { createWallScore } from './wall-score.ts'

/** How high the horizon stands over the foot of the picture, percent. */
const HORIZON = 78.7

/** The words as they would stand on the first wall at this hour: the same sky, the same shortening. */
export function WallPreview(props: { entry: Entry }): JSX.Element {
  const { places } = useOffice()
  const words = () => props.entry.comment?.trim() ?? ''
  const wall = () => (words() !== '' && props.entry.consent?.show !== false ? places.walls()[0] : undefined)
  return (
    <Show when={wall()}>
      {(it) => <Picture wall={it()} words={words()} language={props.entry.language} />}
    </Show>
  )
}

function Picture(props: { wall: Wall; words: string; language: string | undefined }): JSX.Element {
  const office = useOffice()
  const score = createWallScore({ ...office, wall: () => props.wall })
  const sky = createMemo((): Sky => {
    const today = officeDay(props.wall, office.now())
    return today ? skyAt(today.day, office.now()) : { ...NOON, ...DAY_INKS, light: true }
  })
  const shown = () => excerpt(props.words, segmentedAs(props.language))
  return (
    <figure class="preview" aria-hidden="true">
      <div class="sky" style={{ 'background-image': gradientOf(sky()), color: sky().ink }}>
        <p class="serif" dir="auto" lang={props.language} classList={{ small: shown().length > 130 }}>
          {shown()}
        </p>
        <b class="serif">{score()}</b>
      </div>
      <figcaption>
        As it would stand on the wall <bdi>{props.wall.name}</bdi> at this hour
      </figcaption>
    </figure>
  )
}

/** A sender may name a language that there is not. */
function segmentedAs(language = 'en'): string {
  try {
    return Intl.getCanonicalLocales(language)[0] ?? 'en'
  } catch {
    return 'en'
  }
}

function gradientOf({ sky, ground }: Sky): string {
  const stops = sky.map((colour, i) => `${colour} ${((SKY_AT[i] ?? 1) * HORIZON).toFixed(1)}%`)
  return `linear-gradient(${[...stops, `${ground} ${HORIZON}%`].join(', ')})`
}
