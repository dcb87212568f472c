import { type Accessor, createMemo, createSignal, onCleanup } from 'solid-js'
import type { Turn } from '../../shared/wall.ts'
import type { Scene } from './scene.ts'

/** What stands in the page: a moment behind what should, while the old scene fades. */
export interface Shown {
  scene: Scene
  /** The turn that is drawn, where one is. */
  turn: Turn | null
}

export interface ShownNeeds {
  scene: Accessor<Scene>
  turn: Accessor<Turn | null>
  /** The turn that the server has told, also when its time is over. */
  told: Accessor<Turn | null>
  /** Fades the scene out, calls back, and fades in what then stands; answers how to stop it. */
  fade: (swap: () => void) => () => void
}

/** Scenes that follow each other by plan. What a moderator or the connection changes, changes at once. */
const PLANNED: readonly Scene[] = ['voices', 'idle', 'first', 'score', 'themes', 'celebration', 'night']

/**
 * Words that were taken down leave with the message that says so: only a turn that has ended may fade. A memo,
 * so that parts which are no longer drawn are gone before they could read what is no longer there.
 */
export function createShown({ scene, turn, told, fade }: ShownNeeds): Accessor<Shown> {
  const [faded, setFaded] = createSignal(undefined, { equals: false })
  let standing = ''
  let swapping = false
  const swap = () => {
    swapping = true
    setFaded(undefined)
  }
  return createMemo<Shown | null>((before) => {
    faded()
    const next = { scene: scene(), turn: turn() }
    const soft = before && !swapping && isPlanned(before, next) && signOf(told(), before) === standing
    swapping = false
    if (soft) onCleanup(fade(swap))
    else standing = signOf(next.turn, next)
    return soft ? before : next
  }, null) as Accessor<Shown>
}

function isPlanned(before: Shown, next: Shown): boolean {
  const planned = ({ scene }: Shown) => PLANNED.indexOf(scene) >= 0
  return before.scene !== next.scene && planned(before) && planned(next)
}

/** What a scene says of a voice. A store writes a new turn into the object of the old one, so it is told apart by this. */
function signOf(turn: Turn | null, { scene }: Shown): string {
  if (scene !== 'voices' || !turn) return ''
  return `${turn.k}:${turn.voice.id}:${turn.voice.words}:${turn.voice.score}`
}
