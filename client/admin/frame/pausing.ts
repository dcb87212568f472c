import type { Office } from '../context.ts'

type PausingNeeds = Pick<Office, 'api' | 'desk' | 'notices' | 'following' | 'may'>

/** What a pause came to; `revision` is what screens have to draw, null where nothing changed. */
interface Paused {
  revision: number | null
}

export type Pausing = ReturnType<typeof createPausing>

/** Takes everything of customers off walls, and brings it back. */
export function createPausing({ api, desk, notices, following, may }: PausingNeeds) {
  const paused = () => desk.wallsNow().filter((wall) => wall.paused)

  /** `wall` is a wall's id; null stands for all of them. */
  async function set(pause: boolean, wall: string | null, name: string): Promise<void> {
    if (!may('moderator')) return notices.problem('To pause walls, you need the role of a moderator.')
    const pressed = performance.now()
    const path = wall === null ? '/walls/pause' : `/walls/${wall}/pause`
    const result = pause ? await api.put<Paused>(path, {}) : await api.delete<Paused>(path)
    if (!result.ok) return notices.problem(`Not ${pause ? 'paused' : 'resumed'}: ${result.failure.detail}`)
    const { revision } = result.value
    if (!pause) notices.tell(`Resumed: ${name}.`)
    else if (revision === null) notices.tell(`Paused already: ${name}.`)
    else
      notices.done(following({ said: `Paused: ${name}, words and numbers:`, revision, pressed, wall }), false)
  }

  return {
    paused,
    set,
    /** All walls: paused while none is, else let go on. */
    toggleAll: () => {
      const rest = paused().length === 0
      return set(rest, null, 'all walls')
    },
  }
}
