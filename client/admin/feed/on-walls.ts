import { type Accessor, createEffect, createMemo, createSignal, on } from 'solid-js'
import type { Voice } from '../../../shared/wall.ts'
import type { Entry } from '../../live/desk/filter.ts'
import type { Failure } from '../api.ts'
import type { Office } from '../context.ts'

export type WhyNot = 'erased' | 'not-counted' | 'consent' | 'filter' | 'test' | 'unhappy' | 'wordless'

/** How a wall shows an entry, or would if it were shown; the server's own projection. */
export interface OnWall {
  wall: string
  name: string
  stands: boolean
  why: WhyNot | null
  voice: Voice | null
}

export type OnWalls = ReturnType<typeof createOnWalls>

/** How the chosen voice stands on each wall, and on which of them it is looked at. */
export function createOnWalls({
  api,
  places,
  entry,
}: Pick<Office, 'api' | 'places'> & { entry: Accessor<Entry | null> }) {
  const [items, setItems] = createSignal<readonly OnWall[]>([])
  const [of, setOf] = createSignal<string | null>(null)
  const [failure, setFailure] = createSignal<Failure | null>(null)
  const [wall, setWall] = createSignal<string | null>(null)
  let asking = 0

  const key = createMemo(() => {
    const it = entry()
    return it && `${it.id} ${it.revision}`
  })

  async function ask(): Promise<void> {
    const mine = ++asking
    const id = entry()?.id
    if (id === undefined) return
    const answer = await api.get<{ items: OnWall[] }>(`/feedback/${encodeURIComponent(id)}/walls`)
    if (mine !== asking) return
    setFailure(answer.ok ? null : answer.failure)
    setItems(answer.ok ? answer.value.items : [])
    setOf(id)
  }

  createEffect(on([key, places.walls], () => void ask()))

  /** Nothing while what is known is about another voice. */
  const known = createMemo(() => (of() === entry()?.id ? items() : []))
  const chosen = createMemo(
    () =>
      known().find((it) => it.wall === wall()) ?? known().find(({ stands }) => stands) ?? known()[0] ?? null,
  )

  return {
    items: known,
    failure,
    /** The wall on which it is looked at. */
    chosen,
    next(): void {
      const place = known().findIndex((it) => it.wall === chosen()?.wall)
      setWall(known()[(place + 1) % known().length]?.wall ?? null)
    },
  }
}

const WHY_NOT: Readonly<Record<WhyNot, string>> = {
  erased: 'its words are erased',
  'not-counted': 'it does not count',
  consent: 'the customer did not agree to it',
  filter: 'that wall takes others',
  test: 'no tests there',
  unhappy: 'no unhappy voices there',
  wordless: 'nothing of its words is left to show',
}

export function whyNotText(why: WhyNot | null): string {
  return why === null ? '' : WHY_NOT[why]
}

/** The walls on which it stands under the same name, and those on which it does not for the same reason. */
export interface Standing {
  walls: readonly string[]
  /** Under which name; null where it stands without one. */
  name: string | null
  why: WhyNot | null
}

export function standings(items: readonly OnWall[]): readonly Standing[] {
  const groups = new Map<string, { walls: string[]; name: string | null; why: WhyNot | null }>()
  for (const { name: wall, voice, why } of items) {
    const key = why ?? `as ${voice?.name}`
    const group = groups.get(key)
    if (group) group.walls.push(wall)
    else groups.set(key, { walls: [wall], name: voice?.name ?? null, why })
  }
  return [...groups.values()].sort((a, b) => Number(a.why !== null) - Number(b.why !== null))
}
