import { createSignal } from 'solid-js'
import { spokenIn } from '../../shared/languages.ts'
import type { Metric, Scale } from '../../shared/metric.ts'
import { type Hours, PAGE_SCENES, type Sundown } from '../../shared/wall.ts'
import type { Api, Failure, List, Result } from './api.ts'

export interface Wall {
  id: string
  slug: string
  name: string
  company: string | null
  metric: Metric
  windowDays: number
  timeZone: string
  locale: string
  sundown: Sundown
  hours: Hours | null
}

/** A wall as it is answered when it is made: with the link that is told this once. */
export interface NewWall extends Wall {
  url: string
}

/** What becomes of a source's feedback at first. */
export type Policy = 'publish' | 'hold' | 'rules'

export interface Source {
  id: string
  name: string
  policy: Policy
  metric?: Metric
  scale?: Scale
  /** How the bodies of its tool are understood. */
  preset?: string
  createdAt: string
}

/** A source as it is answered when it is made: with its token and its other secrets, this once. */
export interface NewSource extends Source {
  token: string
  /** Where a tool sends to, with the secret in it. */
  hookUrl: string
  signingSecret: string
}

export type SourceWish = Pick<Source, 'name' | 'policy'> & { metric?: Metric; preset?: string }

const SLUG = 'office'

/**
 * What a wall that is made here begins with: this browser's zone, its language, and all scenes. A server is seldom
 * where the wall hangs, and a scene is left out until it has enough to show.
 */
export function settingsHere(language: string = navigator.language) {
  const locale = spokenIn(language) === 'en' ? 'en' : language
  const { timeZone } = Intl.DateTimeFormat().resolvedOptions()
  return { timeZone, locale, scenes: ['voices', ...PAGE_SCENES] }
}

export type Places = ReturnType<typeof createPlaces>

/** The walls and sources there are. */
export function createPlaces({ api }: { api: Api }) {
  const [walls, setWalls] = createSignal<readonly Wall[]>([])
  const [sources, setSources] = createSignal<readonly Source[]>([])
  /** Those that are no more: their entries still say where they came from. */
  const [deleted, setDeleted] = createSignal<readonly Pick<Source, 'id' | 'name'>[]>([])
  const [failure, setFailure] = createSignal<Failure | null>(null)
  const [loaded, setLoaded] = createSignal(false)

  async function load(): Promise<void> {
    const [first, second, third] = await Promise.all([
      api.get<List<Wall>>('/walls'),
      api.get<List<Source>>('/sources'),
      api.get<List<Pick<Source, 'id' | 'name'>>>('/sources?deleted=true'),
    ])
    if (first.ok) setWalls(first.value.items)
    if (second.ok) setSources(second.value.items)
    if (third.ok) setDeleted(third.value.items)
    setFailure(first.ok ? (second.ok ? null : second.failure) : first.failure)
    setLoaded(loaded() || (first.ok && second.ok))
  }

  /** Takes the next free address where the wished one is taken. */
  async function openWall(
    wish: { name: string; company: string | null },
    tries = 1,
  ): Promise<Result<NewWall>> {
    const slug = tries === 1 ? SLUG : `${SLUG}-${tries}`
    const made = await api.post<NewWall>('/walls', { ...settingsHere(), ...wish, slug })
    if (!made.ok && made.failure.status === 409 && tries < 20) return openWall(wish, tries + 1)
    if (made.ok) setWalls([...walls(), made.value])
    return made
  }

  async function makeSource(wish: SourceWish): Promise<Result<NewSource>> {
    const made = await api.post<NewSource>('/sources', wish)
    if (made.ok) setSources([...sources(), made.value])
    return made
  }

  return {
    walls,
    sources,
    failure,
    loaded,
    load,
    openWall,
    makeSource,
    sourceName: (id: string): string | null =>
      [...sources(), ...deleted()].find((source) => source.id === id)?.name ?? null,
  }
}
