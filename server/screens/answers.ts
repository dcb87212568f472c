import type { WallNow } from '../../shared/protocol.ts'
import type { ScreenAnswer } from '../../shared/screens.ts'
import type { Screens } from '../live/screens.ts'
import { type LiveScreen, NOTHING_KNOWN, type ScreenAbout } from './about.ts'
import { engineName } from './engine.ts'
import type { Fleet } from './fleet-keeper.ts'
import type { ScreenNow } from './fleet-state.ts'

interface ScreenAnswersDeps {
  fleet: Pick<Fleet, 'read'>
  screens: Screens
  wallsNow: () => Promise<WallNow[]>
}

export type ScreenAnswers = ReturnType<typeof createScreenAnswers>

/** What is answered about screens: those that are paired, and pages that are open by a link. */
export function createScreenAnswers({ fleet, screens, wallsNow }: ScreenAnswersDeps) {
  async function paired(): Promise<ScreenAnswer[]> {
    const [all, walls] = await Promise.all([fleet.read(), wallsNow()])
    const shown = new Map(walls.map((wall) => [wall.wall, wall]))
    return all.map((one) => ofScreen(one, shown.get(one.screen.wall)))
  }

  async function byLink(): Promise<ScreenAnswer[]> {
    const [present, walls] = await Promise.all([screens.all(), wallsNow()])
    const shown = new Map(walls.map((wall) => [wall.wall, wall]))
    const pages = present.filter(({ screen }) => screen === null || screen === undefined)
    // Whoever reads on finds them in the same order.
    const inOrder = pages.toSorted((one, other) => (one.id < other.id ? -1 : 1))
    return inOrder.map((page) => ofPage(page, shown.get(page.wall)))
  }

  return {
    /** Paired screens, whether connected or not, the last paired first; then pages by link while they are open. */
    list: async (): Promise<ScreenAnswer[]> => [...(await paired()), ...(await byLink())],

    /** A paired screen. */
    async one(id: string): Promise<ScreenAnswer | null> {
      return (await paired()).find((screen) => screen.id === id) ?? null
    },
  }
}

/** Where a page came from, with what, and who paired it, are for admins alone. */
export function withoutPersons(screen: ScreenAnswer): ScreenAnswer {
  return { ...screen, address: null, userAgent: null, pairedBy: null }
}

function ofScreen(one: ScreenNow, shown?: WallNow): ScreenAnswer {
  const { screen, wall, live, about, awaySince, missingSince } = one
  const { id, name, group, by, pairedBy, paused, dim } = screen
  return {
    ...{ id, kind: 'paired', name, group, wall: screen.wall, wallName: wall?.name ?? '' },
    ...liveness(live, awaySince ?? 0),
    ...{ pairedAt: perhapsTime(screen.pairedAt), pairedBy, by },
    ...device(about, screen.about),
    cloned: screen.clonedAt !== null,
    restartedAt: perhapsTime(live?.about?.startedAt ?? screen.startedAt),
    ...(live && paused ? { scene: 'paused', voice: null } : showing(live && shown)),
    ...{ paused, dim, identifyUntil: perhapsTime(screen.identifyUntil) },
    missingSince: perhapsTime(missingSince),
  }
}

function ofPage(page: LiveScreen, shown?: WallNow): ScreenAnswer {
  const { id, name, wall, wallName, about } = page
  return {
    ...{ id, kind: 'link', name: name ?? 'Somebody who is signed in', group: null, wall, wallName },
    ...liveness(page, 0),
    ...{ pairedAt: null, pairedBy: null, by: null },
    ...device(about ?? NOTHING_KNOWN, NOTHING_KNOWN),
    cloned: false,
    restartedAt: perhapsTime(about?.startedAt ?? null),
    ...showing(shown),
    ...{ paused: false, dim: 0, identifyUntil: null, missingSince: null },
  }
}

function liveness(live: LiveScreen | null, awaySince: number) {
  return {
    connected: live !== null,
    since: time(live?.since ?? awaySince),
    revision: live?.revision ?? 0,
    drawnAt: live ? time(live.drawnAt) : null,
    visible: live?.visible ?? false,
  }
}

/** A page that has just come back has told no stats yet: the last ones stand. */
function device({ address, userAgent, stats, statsAt }: ScreenAbout, kept: ScreenAbout) {
  const last = stats ? { stats, at: statsAt } : { stats: kept.stats, at: kept.statsAt }
  const engine = engineName(userAgent)
  return { engine, userAgent, address, stats: last.stats, statsAt: perhapsTime(last.at) }
}

function showing(shown: WallNow | null | undefined) {
  return { scene: shown?.scene ?? null, voice: shown?.voice?.id ?? null }
}

function time(at: number): string {
  return new Date(at).toISOString()
}

function perhapsTime(at: number | null): string | null {
  return at === null ? null : time(at)
}
