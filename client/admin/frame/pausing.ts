import type { Office } from '../context.ts'

export type Pausing = ReturnType<typeof createPausing>

/** Takes everything of customers off walls, and brings it back. */
export function createPausing({ api, desk, notices, may }: Pick<Office, 'api' | 'desk' | 'notices' | 'may'>) {
  const paused = () => desk.wallsNow().filter((wall) => wall.paused)

  /** `wall` is a wall's id; null stands for all of them. */
  async function set(pause: boolean, wall: string | null, name: string): Promise<void> {
    if (!may('moderator')) return notices.problem('To pause walls, you need the role of a moderator.')
    const path = wall === null ? '/walls/pause' : `/walls/${wall}/pause`
    const result = pause ? await api.put(path, {}) : await api.delete(path)
    if (!result.ok) notices.problem(`Not ${pause ? 'paused' : 'resumed'}: ${result.failure.detail}`)
    else notices.tell(pause ? `Paused: ${name}. No customer’s words or numbers there.` : `Resumed: ${name}.`)
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
