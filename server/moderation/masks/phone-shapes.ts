import { type CountryCode, parsePhoneNumberFromString } from 'libphonenumber-js/max'
import { ANYWHERE, countriesOf } from './countries.ts'

/** As written in North America. */
const THREE_THREE_FOUR = /^(?:\+?1[ .-]?)?\(?[2-9]\d{2}\)?[ .-]{1,2}\d{3}[ .-]\d{4}$/
const AREA_IN_BRACKETS = /^\d?[ -]?\(0?\d{1,5}\)[ -]?\d{2,5}(?:[ -]?\d{2,5}){0,3}$/
const DAY = '(?:0?[1-9]|[12]\\d|3[01])'
const MONTH = '(?:0?[1-9]|1[0-2])'
const YEAR = '(?:19|20)\\d{2}'
const SET_APART = '[-./ ]'
const DATES = [
  [YEAR, MONTH, DAY],
  [DAY, MONTH, YEAR],
  [MONTH, DAY, YEAR],
].map((parts) => parts.join(SET_APART))
const SHORT_DATE = '\\d{1,2}[./]\\d{1,2}[./]\\d{2}'
const ONE_DATE = `(?:${[...DATES, SHORT_DATE].join('|')})`
/** A date, a date with a clock time, or a span of two dates. */
const DATE = new RegExp(`^${ONE_DATE}(?:[ -]+\\d{1,2}(?:[. ]?\\d{2}){0,2}|[ -]+${ONE_DATE})?$`)
const YEARS = /^(?:19|20)\d{2}(?:[ /-]{1,3}(?:19|20)\d{2}){1,4}$/
const THOUSANDS = /^\d{1,3}(?:([ .'])\d{3})(?:\1\d{3})*$/
const CLOCK = '(?:(?:[01]\\d|2[0-4])\\.?|\\d\\.)[0-5]\\d'
const HOURS = new RegExp(`^${CLOCK} ?- ?${CLOCK}$`)
/** As fingers run over the keys. */
const IN_ORDER = '012345678901234567890'
/** Three groups and more, but neither all threes as in a price nor all pairs as in a lottery. */
const IN_GROUPS = /^(?!\d{1,3}(?:[ .]\d{3})+$|\d{2}(?:[ .-]\d{2})+$)\d{2,4}(?:[ .-]\d{2,4}){2,4}$/
const SEPARATED = /\d[^\d]+\d/
const RANGE_OF_SMALL = /^\d{1,4}(?:(?: - | ?\/ ?)\d{1,4})+$/

/** Longer numbers in one piece stand on parcels. */
const LONGEST_BARE = 11

const digitsOf = (text: string) => text.replace(/\D/g, '')

/** Whether these digits are a telephone number although no word before them says so. */
export function looksLikePhone(text: string, language: string | null | undefined): boolean {
  const digits = digitsOf(text)
  if (isSomethingElse(text) || IN_ORDER.includes(digits)) return false
  if (text.startsWith('+') || text.startsWith('(+')) return isInternational(digits)
  if (THREE_THREE_FOUR.test(text) || AREA_IN_BRACKETS.test(text)) return digits.length >= 9
  const here = countriesOf(language)
  if (digits.startsWith('00')) return isInternational(digits.slice(2))
  if (digits.startsWith('0')) {
    const anywhere = SEPARATED.test(text) || digits.length <= LONGEST_BARE
    return digits.length >= 8 && isValidIn(text, anywhere ? [...here, ...ANYWHERE] : here)
  }
  if (!SEPARATED.test(text)) return isMobileIn(text, here)
  if (IN_GROUPS.test(text) && digits.length >= 9 && isValidIn(text, here)) return true
  return isGroupedAsIn(text, digits.length >= 9 ? [...here, ...ANYWHERE] : here, here.length > 0)
}

/** Dates, years, prices, ranges and scores. */
export function isSomethingElse(text: string): boolean {
  return DATE.test(text) || HOURS.test(text) || YEARS.test(text) || RANGE_OF_SMALL.test(text)
}

function isInternational(digits: string): boolean {
  if (digits.length < 8 || digits.length > 15) return false
  const number = parsePhoneNumberFromString(`+${digits}`)
  return number?.isPossible() === true || (number !== undefined && /[1-9]{2}/.test(digits.slice(2)))
}

function isValidIn(text: string, countries: readonly CountryCode[]): boolean {
  return countries.some((country) => parsePhoneNumberFromString(text, country)?.isValid() === true)
}

function isMobileIn(text: string, countries: readonly CountryCode[]): boolean {
  return countries.some((country) => {
    const number = parsePhoneNumberFromString(text, country)
    if (number?.isValid() !== true || number.getType() !== 'MOBILE') return false
    // What is dialled with a zero before it is written with it, too.
    return digitsOf(number.formatNational()) === digitsOf(text)
  })
}

/** Whether it is written in the very groups of a country: other numbers rarely are. */
function isGroupedAsIn(text: string, countries: readonly CountryCode[], told: boolean): boolean {
  if (THOUSANDS.test(text) && !told) return false
  const groups = text.match(/\d+/g)?.join(' ')
  return countries.some((country) => {
    const number = parsePhoneNumberFromString(text, country)
    if (number?.isValid() !== true) return false
    return number.formatNational().match(/\d+/g)?.join(' ') === groups
  })
}
