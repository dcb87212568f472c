import type { DeskScreen } from '../../live/desk/screens.ts'

/** How far the screens are with a revision that they have to draw. */
export interface Gone {
  done: readonly DeskScreen[]
  waiting: readonly DeskScreen[]
  /** Left before they could confirm it. */
  lost: readonly DeskScreen[]
}

/** Follows the connected screens; one that comes back to its wall takes the place of the one that left. */
export function follow(before: Gone, screens: readonly DeskScreen[], revision: number): Gone {
  const isHere = ({ id }: DeskScreen) => screens.some((screen) => screen.id === id)
  const knew = new Set([...before.done, ...before.waiting].map(({ id }) => id))
  const arrived = screens.filter(({ id }) => !knew.has(id))
  const left = [...before.lost, ...before.waiting.filter((screen) => !isHere(screen))]
  return {
    done: screens.filter((screen) => screen.revision >= revision),
    waiting: screens.filter((screen) => screen.revision < revision),
    lost: withoutReturned(left, arrived),
  }
}

function withoutReturned(left: readonly DeskScreen[], arrived: readonly DeskScreen[]): DeskScreen[] {
  const back = arrived.map(({ wall }) => wall)
  return left.filter(({ wall }) => {
    const place = back.indexOf(wall)
    if (place >= 0) back.splice(place, 1)
    return place < 0
  })
}

export function isComplete({ waiting, lost }: Gone): boolean {
  return waiting.length === 0 && lost.length === 0
}

/** Milliseconds: nothing is told to have taken "0.0 s". */
const SHORTEST = 50

/** "gone from 4 of 4 screens, 0.3 s"; names who has not. `pressed` is when somebody decided it. */
export function goneText(gone: Gone, pressed: number): string {
  const { done, waiting, lost } = gone
  const all = done.length + waiting.length + lost.length
  if (all === 0) return '(no screen is connected)'
  const took = Math.max(SHORTEST, ...done.map(({ drawnAt }) => drawnAt - pressed))
  const count = `gone from ${done.length} of ${all} ${all === 1 ? 'screen' : 'screens'}`
  if (isComplete(gone)) return `${count}, ${(took / 1000).toFixed(1)} s`
  const open = [...waiting.map(waitingText), ...lost.map(lostText)]
  return `${count}; ${open.join('; ')}`
}

function waitingText(screen: DeskScreen): string {
  return `${nameOf(screen)} has not confirmed yet${screen.visible ? '' : ' (in the background)'}`
}

function lostText(screen: DeskScreen): string {
  return `${nameOf(screen)} lost its connection and takes its words down within five minutes`
}

/** A paired screen has a name; of the other pages their wall says more than the link that they came by. */
function nameOf({ screen, name, wallName }: DeskScreen): string {
  return screen === null ? wallName : (name ?? wallName)
}
