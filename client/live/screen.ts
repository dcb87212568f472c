import { type Accessor, createSignal } from 'solid-js'
import type { PageAddress, ScreenAddress } from './address.ts'
import { makeIdentity } from './identity.ts'
import { takeLink } from './identity-link.ts'
import { placesOf } from './identity-places.ts'
import { makeRenewals } from './identity-renewals.ts'
import { type JoinedWall, joinWall } from './join.ts'
import { type LivePairing, makePairing } from './pairing.ts'
import { keepAwake } from './wake-lock.ts'

/** Milliseconds: how long one place may take to say who this screen is, and how long a success stands. */
const PLACE_WITHIN = 1_000
const PAIRED_STANDS = 3_000

export interface ScreenPage {
  joined: JoinedWall
  /** What stands instead of the wall while this screen is paired; null at all other times. */
  pairing: Accessor<LivePairing | null>
}

interface Starting {
  address: Extract<PageAddress, ScreenAddress>
  page: Window
  /** Resolves once the page draws. */
  begins: Promise<unknown>
}

/** The life of a page that is a screen: it tries the keys that it has, and shows a code when none opens anything. */
export function startScreen({ address, page, begins }: Starting): ScreenPage {
  const link = takeLink({ page, link: address.link })
  const identity = makeIdentity({ page, places: placesOf(page), within: PLACE_WITHIN })
  const renewals = makeRenewals({ page })
  const [pairing, show] = createSignal<LivePairing | null>(null)
  let key = link ?? ''
  /** Each key is kept once a page: in all places, whichever it was found in. */
  let kept = ''
  let standing = 0

  const connection = joinWall({
    ...{ page, begins },
    within: address.reloadWithin,
    who: () => ({ screen: key }),
    screen: {
      admitted() {
        if (key !== '' && key !== kept) keep(key)
      },
      unpaired() {
        if (link !== null) refuseLink(link)
        else if (!followRenewal()) tryNext()
      },
      async renew(newer) {
        const older = key
        key = newer
        const done = await keep(newer)
        if (older !== '') renewals.tell(older, newer)
        return done
      },
    },
  })
  const pair = makePairing({
    page,
    clock: connection.clock,
    watchBuild: connection.builds.hear,
    reloader: connection.reloader,
    paired(newer) {
      key = newer
      keep(newer)
      connection.connect()
      standing = page.setTimeout(() => show(null), PAIRED_STANDS)
    },
  })

  /** Goes on with the key that another page of this browser, the same screen, was told. */
  function followRenewal(): boolean {
    const newer = renewals.after(key)
    if (newer === null) return false
    key = newer
    connection.rejoin()
    return true
  }

  function keep(newer: string): Promise<boolean> {
    kept = newer
    return identity.keep(newer)
  }

  async function tryNext(): Promise<void> {
    connection.leave()
    const next = await identity.next()
    if (next === null) return beginAnew()
    key = next
    connection.connect()
  }

  function beginAnew(): void {
    page.clearTimeout(standing)
    identity.forget()
    renewals.forget(key)
    kept = ''
    show(pair.state)
    pair.open()
  }

  /** Its player opens this link again and again, so there is no use in a code: who made the link can heal it. */
  function refuseLink(secret: string): void {
    if (kept === secret) identity.forget()
    kept = ''
    connection.refuse('unpaired')
  }

  keepAwake(page)
  if (link === null) renewals.onTold(followRenewal)
  if (link === null) tryNext()
  else connection.connect()
  return { joined: connection, pairing }
}
