export type Direction = 'ltr' | 'rtl'

/** Languages that are written from right to left. */
const RIGHT_TO_LEFT = ['ar', 'fa', 'he', 'ur', 'ps', 'ckb', 'dv', 'yi', 'sd', 'ug']

/** The languages that the wall itself can speak, each by its own name. Each has a file in client/wall/words. */
export const LANGUAGES: { readonly [language: string]: string } = {
  en: 'English',
  de: 'Deutsch',
  fr: 'Français',
  es: 'Español',
  it: 'Italiano',
  pt: 'Português',
  nl: 'Nederlands',
  pl: 'Polski',
  tr: 'Türkçe',
  ar: 'العربية',
  he: 'עברית',
  ja: '日本語',
}

/** The language of a locale: "de" of "de-AT". */
export function languageOf(locale: string): string {
  return (locale.split('-')[0] ?? '').toLowerCase()
}

/** What the wall speaks where a locale is set: English, if it does not know the locale's language. */
export function spokenIn(locale: string): string {
  const language = languageOf(locale)
  return Object.keys(LANGUAGES).indexOf(language) >= 0 ? language : 'en'
}

export function directionOf(language: string): Direction {
  return RIGHT_TO_LEFT.indexOf(languageOf(language)) >= 0 ? 'rtl' : 'ltr'
}
