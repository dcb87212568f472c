/** Where each language's file is: known when built, fetched when a wall speaks it. English is in the page itself. */
const FILES = import.meta.glob<string>(['./words/*.json', '!./words/en.json'], {
  query: '?url',
  import: 'default',
  eager: true,
})

/** The address of a language's file; null for one that has none. */
export function fileOf(language: string): string | null {
  return FILES[`./words/${language}.json`] ?? null
}
