import type { MaskKind } from '../../../../shared/masks.ts'
import type { MaskCase } from './cases.ts'

/** What stands in the place of each kind that we promise; names, street addresses and passwords are not ours. */
const KINDS: Readonly<Record<string, MaskKind>> = {
  CREDIT_CARD_NUMBER: 'card',
  PHONE_NUMBER: 'phone',
  IP_ADDRESS: 'ip',
  EMAIL_ADDRESS: 'email',
  URL: 'link',
}
const PLACEHOLDER =
  /[A-Z]+(?:_[A-Z]+)*_?(?:NAME|NUMBER|ADDRESS|URL|DIGITS|ZIPCODE|CREDENTIALS|USERNAME|PASSWORD)|URL|DIGITS|ZIPCODE|CREDENTIALS|USERNAME|PASSWORD/g

interface SharedCases {
  cases: { input: string; expected: string }[]
}

/** Texts beside the same texts with placeholders, as texts with spans. */
export function sharedCases({ cases }: SharedCases): MaskCase[] {
  return cases.map(({ input, expected }) => ({
    text: input,
    language: 'en',
    wanted: wantedIn(input, expected),
  }))
}

function wantedIn(input: string, expected: string): MaskCase['wanted'] {
  const fixed = expected.split(PLACEHOLDER)
  const kinds = expected.match(PLACEHOLDER) ?? []
  let at = fixed[0]?.length ?? 0
  return kinds.flatMap((name, place) => {
    const after = fixed[place + 1] ?? ''
    const start = at
    const end = after === '' ? input.length : input.indexOf(after, start)
    at = end + after.length
    const kind = KINDS[name]
    return kind ? [{ start, end, kind }] : []
  })
}
