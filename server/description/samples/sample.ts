export const LANGUAGES = {
  curl: 'curl',
  javascript: 'JavaScript',
  python: 'Python',
  php: 'PHP',
  csharp: 'C#',
} as const
export type Language = keyof typeof LANGUAGES

/** The same call in each language. Keys come from the environment, so that no sample has one in it. */
export type Samples = Readonly<Record<Language, string>>
