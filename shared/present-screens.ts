import type { PresentScreen, ScreensChange } from './protocol.ts'

/** The screens that are connected after a change, in an order that stays. */
export function withChange(
  before: readonly PresentScreen[],
  { whole, screens, drew, gone }: ScreensChange,
): PresentScreen[] {
  const known = new Map(whole ? [] : before.map((screen) => [screen.id, screen]))
  for (const id of gone) known.delete(id)
  for (const screen of screens) known.set(screen.id, screen)
  for (const [id, revision, visible, drawnAt] of drew) {
    const screen = known.get(id)
    if (screen) known.set(id, { ...screen, revision, visible, drawnAt })
  }
  return [...known.values()]
}
