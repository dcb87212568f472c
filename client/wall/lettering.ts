import { type Accessor, createComputed, createContext, createSignal, onCleanup, useContext } from 'solid-js'
import type { LetterSet } from '../../shared/letters.ts'
import type { Voice, WallView } from '../../shared/wall.ts'
import { letterSetsOf, type Reader } from '../../shared/writing.ts'
import type { Face, Letters, Needed } from '../design/letters.ts'

/** Words wait no longer than this for their letters: then the device's own have to do. */
const WITHIN = 3_000

/** A text, in which of the two voices it is set, and what is said about it. */
export interface Written extends Omit<Reader, 'locale'> {
  text: string | null
  face: Face
}

export interface Lettering {
  /** The locale of the wall, which decides where a text does not. */
  locale: Accessor<string>
  letters: Letters | null
}

/** Where nobody provides letters, texts have to do with those of the page. */
export const LetteringContext = createContext<Lettering>({ locale: () => 'en', letters: null })

export const useLettering = (): Lettering => useContext(LetteringContext)

/** What the page's own letters do not have of some texts. */
export function neededFor(texts: readonly Written[], locale: string): Needed[] {
  return texts
    .map(({ text, face, ...about }) =>
      letterSetsOf(text ?? '', { ...about, locale }).map((set) => ({ set, face, text: text ?? '' })),
    )
    .reduce(joined, [])
}

/** The sets that the texts of a view need, asked for as soon as they are known. */
export function setsOnWall(view: Omit<WallView, 'marks'> | null): LetterSet[] {
  if (!view) return []
  const { company, name, turn, themes, locale } = view
  const voices = [...(turn ? [turn.voice] : []), ...themes.map((theme) => theme.voices).reduce(joined, [])]
  const phrases = themes.map(({ phrase }): Written => ({ text: phrase, face: 'serif' }))
  const named = [company, name].map((text): Written => ({ text, face: 'sans' }))
  const all = [...named, ...phrases, ...voices.map(writtenOf).reduce(joined, [])]
  return neededFor(all, locale).map(({ set }) => set)
}

function joined<T>(all: T[], more: T[]): T[] {
  return [...all, ...more]
}

/** All that a voice says on a wall. Only its words are in the language that is told. */
export function writtenOf({ words, name, touchpoint, location, language }: Voice): Written[] {
  const beside = [name, touchpoint, location].map(
    (text): Written => ({ text, face: 'sans', beside: language }),
  )
  return [{ text: words, face: 'serif', language }, ...beside]
}

/** Whether the letters of some texts are there. True at once for texts of the letters that every page has. */
export function createLettered(texts: () => readonly Written[]): Accessor<boolean> {
  const { locale, letters } = useLettering()
  const [ready, setReady] = createSignal(true)
  createComputed(() => {
    const needed = neededFor(texts(), locale())
    setReady(needed.length === 0 || letters === null)
    if (needed.length === 0 || letters === null) return
    const late = setTimeout(() => setReady(true), WITHIN)
    let over = false
    letters.load(needed).then(() => !over && setReady(true))
    onCleanup(() => {
      over = true
      clearTimeout(late)
    })
  })
  return ready
}
