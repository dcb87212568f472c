import type { CountryCode } from 'libphonenumber-js/max'

/** Where a language is mostly spoken, the likeliest first. */
const SPOKEN_IN: Readonly<Record<string, readonly CountryCode[]>> = {
  ar: ['SA', 'EG', 'AE', 'MA'],
  bg: ['BG'],
  bn: ['BD', 'IN'],
  ca: ['ES'],
  cs: ['CZ'],
  da: ['DK'],
  de: ['DE', 'AT', 'CH'],
  el: ['GR'],
  en: ['US', 'GB', 'AU', 'IN', 'IE', 'NZ', 'ZA', 'SG'],
  es: ['ES', 'MX', 'AR', 'CO', 'CL', 'PE'],
  et: ['EE'],
  fa: ['IR'],
  fi: ['FI'],
  fr: ['FR', 'BE', 'CH', 'CA'],
  he: ['IL'],
  hi: ['IN'],
  hr: ['HR'],
  hu: ['HU'],
  id: ['ID'],
  it: ['IT', 'CH'],
  ja: ['JP'],
  ko: ['KR'],
  lt: ['LT'],
  lv: ['LV'],
  ms: ['MY', 'SG'],
  nb: ['NO'],
  nl: ['NL', 'BE'],
  nn: ['NO'],
  no: ['NO'],
  pl: ['PL'],
  pt: ['PT', 'BR'],
  ro: ['RO'],
  ru: ['RU', 'KZ'],
  sk: ['SK'],
  sl: ['SI'],
  sr: ['RS'],
  sv: ['SE', 'FI'],
  ta: ['IN'],
  te: ['IN'],
  th: ['TH'],
  tr: ['TR'],
  uk: ['UA'],
  ur: ['PK'],
  vi: ['VN'],
  zh: ['CN', 'TW', 'HK', 'SG'],
}

/** Where most numbers come from that name no country. */
export const ANYWHERE: readonly CountryCode[] = [...new Set(Object.values(SPOKEN_IN).flat())]

/** Where somebody who writes this language is likely to have a telephone; nothing where that cannot be told. */
export function countriesOf(language: string | null | undefined): readonly CountryCode[] {
  if (!language) return []
  const [name, ...rest] = language.toLowerCase().split(/[-_]/)
  const region = rest.find((part) => /^[a-z]{2}$/.test(part))?.toUpperCase() as CountryCode | undefined
  const spoken = SPOKEN_IN[name as string] ?? []
  return region ? [region, ...spoken.filter((country) => country !== region)] : spoken
}
