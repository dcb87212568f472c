const COMMENTS = [
  'Called me back within ten minutes and the new part was here the very next morning.',
  'Second time that the parcel stood in the rain, and nobody picks up the telephone.',
  'Friendly people in the shop, but the form asked three times for the same address.',
  'I did not expect an answer on a Sunday evening; the lamp works now, thank you all.',
]
const TOUCHPOINTS = ['visit', 'purchase', 'delivery', 'support']
const LOCATIONS = ['Leipzig', 'Dresden', 'Hamburg', 'Bremen', 'Rostock']
const SEGMENTS = ['retail', 'trade', 'public']
const NAMES = ['Maya Krüger', 'Jonas Weber', 'Ines Albrecht', 'Tom Haller', 'Lena Fuchs']
/** A score of 40 whatever their number, well away from where it would be rounded to another. */
const SCORES = [9, 10, 7, 9, 3, 10, 9, 8, 10, 6, 9, 9, 7, 10, 0, 9, 10, 8, 9, 5]
const CHANNELS = ['email', 'web', 'sms']

function nth<T>(list: readonly T[], n: number): T {
  return list[n % list.length] as T
}

/** A typical entry with the usual fields, about 400 bytes as JSON; each `n` is another one. */
export function entryAt(n: number, occurredAt: string) {
  return {
    externalId: `resp_${String(n).padStart(9, '0')}`,
    metric: 'nps',
    score: nth(SCORES, n),
    comment: nth(COMMENTS, n),
    author: {
      id: `c_${n % 5000}`,
      name: nth(NAMES, n),
      email: `c${n % 5000}@example.com`,
      segment: nth(SEGMENTS, n),
    },
    location: nth(LOCATIONS, n),
    touchpoint: nth(TOUCHPOINTS, n),
    channel: nth(CHANNELS, n),
    tags: ['survey'],
    language: 'en',
    occurredAt,
    consent: { show: true, name: n % 2 === 0 },
  }
}
