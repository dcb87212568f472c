import { expect, test, vi } from 'vitest'
import { withChange } from '../../shared/present-screens.ts'
import type { PresentScreen, ScreensChange } from '../../shared/protocol.ts'
import { createScreensTeller } from './screens-teller.ts'

function screenOf(n: number, revision: number): PresentScreen {
  const place = { wall: 'w', wallName: 'Lobby', name: `Screen ${n}` }
  const id = `connection-number-${n}`
  return {
    id,
    screen: `screen-${n}`,
    ...place,
    revision,
    visible: true,
    since: 1,
    drawnAt: 1_795_329_561_478,
  }
}

/** A teller, and a desk that keeps what it is told. */
function open(first: PresentScreen[]) {
  let present: readonly PresentScreen[] = first
  const told: ScreensChange[] = []
  const teller = createScreensTeller({
    wanted: () => true,
    read: async () => present,
    tell: (change) => told.push(change),
    onError(error) {
      throw error
    },
  })
  const changed = async (next: readonly PresentScreen[]) => {
    const before = told.length
    present = next
    teller.soon()
    await vi.waitFor(() => expect(told.length).toBeGreaterThan(before), { interval: 2 })
    return told.at(-1) as ScreensChange
  }
  return { teller, told, changed }
}

test('[C55] whoever comes is told all screens, and after that only what differs', async () => {
  const { teller, told, changed } = open([screenOf(1, 4), screenOf(2, 4)])
  let desk: PresentScreen[] = []
  await teller.begin((whole) => {
    desk = withChange(desk, whole)
  })
  expect(desk).toEqual([screenOf(1, 4), screenOf(2, 4)])
  const next = [{ ...screenOf(1, 5), visible: false }, screenOf(3, 0)]
  const change = await changed(next)
  expect(change).toEqual({
    whole: false,
    screens: [screenOf(3, 0)],
    drew: [['connection-number-1', 5, false, 1_795_329_561_478]],
    gone: ['connection-number-2'],
  })
  expect(withChange(desk, change)).toEqual(next)
  expect(told).toHaveLength(2)
  teller.close()
})

test('[C55] a thousand screens that draw together are one message of at most 70 bytes a screen', async () => {
  const all = (revision: number) => Array.from({ length: 1_000 }, (_, n) => screenOf(n, revision))
  const { teller, changed } = open(all(4))
  await teller.begin(() => undefined)
  const change = await changed(all(5))
  expect(change.drew).toHaveLength(1_000)
  expect(JSON.stringify(change).length).toBeLessThan(70_000)
  teller.close()
})

test('[C55] what lists of screens know beside goes to no desk, and without a difference nothing is told', async () => {
  const { teller, told, changed } = open([])
  const about = {
    address: '192.0.2.7',
    userAgent: 'x',
    device: null,
    stats: null,
    statsAt: null,
    startedAt: 1,
  }
  const screen = { ...screenOf(1, 4), about }
  expect(JSON.stringify(await changed([screen]))).not.toContain('192.0.2.7')
  await teller.begin((whole) => expect(whole.screens).toEqual([screenOf(1, 4)]))
  expect(told).toHaveLength(1)
  teller.close()
})
