import { createSignal } from 'solid-js'
import type { ScreenAnswer } from '../../../shared/screens.ts'
import type { Api, List, Result } from '../api.ts'
import { count } from '../words.ts'
import type { Fleet } from './data.ts'

/** What an admin sets of screens. */
export interface Setting {
  wall?: string
  group?: string | null
  paused?: boolean
  dim?: number
}

/** What the last thing that was done came to, and how it is taken back. */
export interface Done {
  text: string
  problem: boolean
  undo: (() => Promise<void>) | null
}

export type Acting = ReturnType<typeof createActing>

/** "Lobby left", "3 screens". */
export function whoText(screens: readonly ScreenAnswer[]): string {
  const [only, another] = screens
  return only && !another ? only.name : count(screens.length, 'screen', 'screens')
}

/** What an admin has screens do: one or many at once, and the way back. */
export function createActing({ api, fleet }: { api: Api; fleet: Fleet }) {
  const [done, setDone] = createSignal<Done | null>(null)
  const idsOf = (screens: readonly ScreenAnswer[]) => screens.map(({ id }) => id)
  const fail = (text: string) => setDone({ text, problem: true, undo: null })

  function settle(result: Result<List<ScreenAnswer>>): boolean {
    if (result.ok) fleet.learn(result.value.items)
    else fail(result.failure.detail)
    return result.ok
  }

  async function command(name: 'identify' | 'reload', screens: readonly ScreenAnswer[], text: string) {
    const result = await api.post<List<ScreenAnswer>>(`/screens/${name}`, { screens: idsOf(screens) })
    if (settle(result)) setDone({ text, problem: false, undo: null })
  }

  function patch(screens: readonly string[], set: Setting): Promise<Result<List<ScreenAnswer>>> {
    return api.patch<List<ScreenAnswer>>('/screens', { screens, set })
  }

  async function set(screens: readonly ScreenAnswer[], setting: Setting, said: string): Promise<boolean> {
    const result = await patch(idsOf(screens), setting)
    if (!settle(result)) return false
    setDone({ text: said, problem: false, undo: () => takeBack(screens, setting, said) })
    return true
  }

  /** Puts each screen back to how it was before; those that were alike together. */
  async function takeBack(before: readonly ScreenAnswer[], setting: Setting, said: string): Promise<void> {
    const alike = Map.groupBy(before, (screen) => JSON.stringify(pastOf(screen, setting)))
    for (const [past, screens] of alike) {
      if (!settle(await patch(idsOf(screens), JSON.parse(past) as Setting))) return
    }
    setDone({ text: `Taken back: ${said}`, problem: false, undo: null })
  }

  return {
    done,
    forget: () => void setDone(null),
    tell: (text: string) => void setDone({ text, problem: false, undo: null }),
    set,
    identify: (screens: readonly ScreenAnswer[]) =>
      command('identify', screens, `${whoText(screens)}: the name stands on it for half a minute.`),
    reload: (screens: readonly ScreenAnswer[]) =>
      command('reload', screens, `${whoText(screens)}: loads anew, or as soon as it is back.`),
  }
}

/** How a screen was, as far as a setting changes it. */
function pastOf({ wall, group, paused, dim }: ScreenAnswer, setting: Setting): Setting {
  return {
    ...(setting.wall !== undefined && { wall }),
    ...(setting.group !== undefined && { group }),
    ...(setting.paused !== undefined && { paused }),
    ...(setting.dim !== undefined && { dim }),
  }
}
