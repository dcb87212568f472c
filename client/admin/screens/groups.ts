import type { ScreenAnswer } from '../../../shared/screens.ts'

/** Screens that belong together; without a name those of no group. */
export interface Group {
  name: string | null
  screens: ScreenAnswer[]
}

/** Made once: with a thousand names, comparing without it takes seconds. */
const { compare: byName } = new Intl.Collator(undefined, { numeric: true })

/** Groups by name, each with its screens by name; those of no group last. */
export function groupsOf(screens: readonly ScreenAnswer[]): Group[] {
  const groups = Map.groupBy(screens, ({ group }) => group)
  return [...groups]
    .map(([name, its]) => ({ name, screens: its.toSorted((one, other) => byName(one.name, other.name)) }))
    .toSorted((one, other) => {
      if (one.name === null || other.name === null) return one.name === null ? 1 : -1
      return byName(one.name, other.name)
    })
}

/** Those whose name, group, wall or engine holds each of these words. */
export function found(screens: readonly ScreenAnswer[], text: string): ScreenAnswer[] {
  const words = text.toLowerCase().split(/\s+/).filter(Boolean)
  return screens.filter(({ name, group, wallName, engine }) => {
    const all = `${name}\n${group ?? ''}\n${wallName}\n${engine ?? ''}`.toLowerCase()
    return words.every((word) => all.includes(word))
  })
}
