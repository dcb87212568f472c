import { clockText, dateText } from '../../client/wall/times.ts'
import { ALL } from '../../client/wall/words/all.ts'
import { makeSpeech, type Speech } from '../../client/wall/words/speaking.ts'
import { spokenIn } from '../../shared/languages.ts'
import type { Card } from './card.ts'

/** Speaks as the walls of a locale do. */
export function speechOf(locale: string): Speech {
  const language = spokenIn(locale)
  return makeSpeech(() => ({ locale, language, texts: ALL[language] ?? {} }))
}

/** "22 Nov, 08:30": when the picture was drawn, where the wall is. */
export function momentOf({ at, locale, timeZone }: Pick<Card, 'at' | 'locale' | 'timeZone'>): string {
  const speech = speechOf(locale)
  const date = dateText(at, { now: at, timeZone, speech, month: 'short' })
  return `${date}${speech.say('comma')}${clockText(at, timeZone, speech)}`
}
