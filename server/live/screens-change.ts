import type { PresentScreen, ScreensChange } from '../../shared/protocol.ts'

type Known = ReadonlyMap<string, PresentScreen>

/** What desks are told of a screen, and nothing of what else is known of it. */
export function presentOf(screen: PresentScreen): PresentScreen {
  const { id, wall, wallName, revision, visible, since, drawnAt } = screen
  // An instance of an older version does not say these.
  const { screen: paired = null, name = null } = screen
  return { id, screen: paired, name, wall, wallName, revision, visible, since, drawnAt }
}

/** Null where nothing differs. */
export function differenceOf(before: Known, now: Known): ScreensChange | null {
  const change: ScreensChange = { whole: false, screens: [], drew: [], gone: [] }
  for (const [id, screen] of now) {
    const known = before.get(id)
    if (!known || !isSame(known, screen)) change.screens.push(screen)
    else if (known.revision !== screen.revision || known.visible !== screen.visible)
      change.drew.push([id, screen.revision, screen.visible, screen.drawnAt])
  }
  for (const id of before.keys()) if (!now.has(id)) change.gone.push(id)
  return change.screens.length + change.drew.length + change.gone.length > 0 ? change : null
}

function isSame(one: PresentScreen, other: PresentScreen): boolean {
  const keys = ['screen', 'name', 'wall', 'wallName', 'since'] as const
  return keys.every((key) => one[key] === other[key])
}
