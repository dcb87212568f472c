import type { Place } from './identity-places.ts'

export interface Identity {
  /** The next key that is worth trying, '' for the cookie's; null when there is none left, as once one was kept. */
  next(): Promise<string | null>
  /** Keeps a key wherever it can be kept; false where nowhere. */
  keep(key: string): Promise<boolean>
  /** Forgets everywhere the keys that were tried or kept. Another one is that of another page of this browser. */
  forget(): void
}

export interface IdentityNeeds {
  page: Window
  places: Place[]
  /** How long a place may take to answer, milliseconds. */
  within: number
}

/**
 * Who this screen is, in several places: televisions lose one or the other. Where they do not agree, as after a
 * new key that one of them had no room for, each is tried.
 */
export function makeIdentity({ page, places, within }: IdentityNeeds): Identity {
  const tried: string[] = []
  let left = places.slice()
  // One after the other: what is kept after it was forgotten must stay.
  let busy: Promise<unknown> = Promise.resolve()

  const inTime = <T>(work: Promise<T>) =>
    new Promise<T>((resolve, reject) => {
      page.setTimeout(() => reject(new Error('too slow')), within)
      work.then(resolve, reject)
    })
  const readFrom = (place: Place) => inTime(place.read()).catch(() => null)
  const forgetIn = (place: Place) => inTime(place.forget()).catch(() => undefined)
  const forgetOwn = async (place: Place) => {
    const key = await readFrom(place)
    // What cannot be read is looked at by whoever keeps it.
    if (!key || tried.indexOf(key) >= 0) await forgetIn(place)
  }
  /** A place without room for the new key must not go on holding the old one. */
  const keepIn = (place: Place, key: string) =>
    inTime(place.keep(key)).then(
      () => true,
      () => forgetIn(place).then(() => false),
    )
  const afterOthers = <T>(work: () => Promise<T>): Promise<T> => {
    const done = busy.then(work)
    busy = done
    return done
  }
  return {
    async next() {
      for (let place = left.shift(); place; place = left.shift()) {
        const key = await readFrom(place)
        if (key === null || tried.indexOf(key) >= 0) continue
        tried.push(key)
        return key
      }
      return null
    },
    keep(key) {
      // From now on no place has another one.
      left = []
      tried.push(key)
      return afterOthers(async () => {
        const kept = await Promise.all(places.map((place) => keepIn(place, key)))
        return kept.indexOf(true) >= 0
      })
    },
    forget: () => void afterOthers(() => Promise.all(places.map(forgetOwn))),
  }
}
