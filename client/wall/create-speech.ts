import { createEffect, createMemo, createSignal, onCleanup } from 'solid-js'
import { spokenIn } from '../../shared/languages.ts'
import type { Letters } from '../design/letters.ts'
import { fileOf } from './languages.ts'
import { neededFor } from './lettering.ts'
import { type LoadedTexts, makeSpeech, type Speech } from './speech.ts'
import english from './words/en.json' with { type: 'json' }

/** A wall waits no longer than this for its language; until it is there it speaks English. */
const WITHIN = 3_000
const AGAIN_AFTER = 60_000

interface Loaded {
  language: string
  texts: LoadedTexts
}

const ENGLISH: Loaded = { language: 'en', texts: english }

export interface LoadingSpeech extends Speech {
  /** Whether what stands is in the right language, or would be waited for in vain. */
  ready: () => boolean
}

interface Deps {
  /** The wall's locale; null while it is not known. */
  locale: () => string | null
  letters: Letters
  page: Window
}

/** Speaks the language of a locale. Another one is spoken only when its file is there: no wall goes through English. */
export function createSpeech({ locale, letters, page }: Deps): LoadingSpeech {
  const known = createMemo(() => usable(locale() ?? page.navigator.language))
  const language = createMemo(() => spokenIn(known()))
  const [loaded, setLoaded] = createSignal(ENGLISH)
  const [waited, setWaited] = createSignal(false)
  createEffect(() => {
    const wanted = language()
    if (wanted === 'en') return void setLoaded(ENGLISH)
    const late = page.setTimeout(() => setWaited(true), WITHIN)
    const stop = keepLoading({ wanted, letters, page, done: setLoaded, failed: () => setWaited(true) })
    onCleanup(() => {
      page.clearTimeout(late)
      stop()
    })
  })
  const speech = makeSpeech(() => ({ ...loaded(), locale: known() }))
  return { ...speech, ready: () => waited() || loaded().language === language() }
}

/** Some devices name a language that their own formats refuse, such as "en-US@posix". */
function usable(locale: string): string {
  try {
    return new Intl.NumberFormat(locale).format(0) && locale
  } catch {
    return 'en'
  }
}

interface Loading {
  wanted: string
  letters: Letters
  page: Window
  done: (loaded: Loaded) => void
  failed: () => void
}

/** Asks for a language's file until it is there; answers how to stop. */
function keepLoading({ wanted, letters, page, done, failed }: Loading): () => void {
  let timer = 0
  let stopped = false
  const load = async () => {
    const texts = await fetchTexts(wanted, page).catch(() => null)
    if (texts) await lettersFor(texts, wanted, letters)
    if (stopped) return
    if (texts) return done({ language: wanted, texts })
    failed()
    timer = page.setTimeout(load, AGAIN_AFTER)
  }
  load()
  return () => {
    stopped = true
    page.clearTimeout(timer)
  }
}

/** The letters of all that the wall may say: it must be able to say that it has lost its server, too. */
function lettersFor(texts: LoadedTexts, language: string, letters: Letters): Promise<unknown> {
  const text = JSON.stringify(texts)
  const faces = ['serif', 'sans'] as const
  return letters.load(
    neededFor(
      faces.map((face) => ({ text, face, language })),
      language,
    ),
  )
}

async function fetchTexts(language: string, page: Window): Promise<LoadedTexts | null> {
  const file = fileOf(language)
  const answer = file === null ? null : await page.fetch(file)
  return answer?.ok ? answer.json() : null
}
