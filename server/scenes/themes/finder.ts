import type { Storage } from '../../storage/storage.ts'
import type { FoundTheme, FoundThemes, SaidBefore, SaidRow } from '../../storage/themes.ts'
import type { Standing } from '../../storage/turns.ts'
import type { Wall } from '../../storage/walls.ts'
import { readableWords } from '../../walls/project.ts'
import type { Rated } from './distinct.ts'
import { findPhrases } from './find.ts'
import type { Text } from './said.ts'
import { phraseOf } from './uses.ts'
import { bestVoices } from './voices.ts'

const DAY_MS = 24 * 60 * 60_000
/** How far back "now" reaches at most, and how many times as long the time before it is. */
const NOW_DAYS = 14
const TIMES_LONGER = 2
/** So long what was found holds. */
const FOUND_ANEW_MS = 10 * 60_000
/** So many entries are looked at in one call of the storage, and so many calls for each time. */
const LOOK = 2_000
const PAGES = 5
const TEXTS = 3_000

export type ThemeFinder = ReturnType<typeof createThemeFinder>

interface FinderDeps {
  storage: Pick<Storage, 'themes' | 'maskRules'>
  onError: (error: unknown) => void
}

/** Walls that let the same voices stand have the same themes. */
export function madeOf({ filter, unhappy, windowDays, locale }: Wall): string {
  return JSON.stringify([filter, unhappy === 'count', Math.min(windowDays, NOW_DAYS), locale])
}

/** Whose words themes are made of: tests are never among them. */
export function standingOn({ filter, unhappy }: Wall): Standing {
  return { filter, unhappy: unhappy !== 'count', tests: false }
}

/**
 * Looks for what people talk about, for one wall after the other and in the background. What it finds is kept
 * with the wall, so that all instances show the same, and told by that commit.
 */
export function createThemeFinder({ storage, onError }: FinderDeps) {
  const busy = new Map<string, Promise<void>>()
  let queue = Promise.resolve()
  let closed = false

  async function find(wall: Wall, seen: FoundThemes | null, at: number): Promise<void> {
    if (closed) return
    const length = Math.min(wall.windowDays, NOW_DAYS) * DAY_MS
    const begins = at - length
    const now = await read(wall, begins, at + 1, at)
    const before = await read(wall, begins - TIMES_LONGER * length, begins, at)
    const found = await findPhrases({ now, before })
    if (closed) return
    const themes = found.map(toFound)
    await storage.themes.keep(wall.id, { at, madeOf: madeOf(wall), themes }, seen?.at ?? null)
  }

  async function read(wall: Wall, from: number, to: number, now: number): Promise<Text[]> {
    const what = standingOn(wall)
    const texts: Text[] = []
    let before: SaidBefore | null = { at: to, id: '' }
    for (let page = 0; page < PAGES && before && texts.length < TEXTS; page += 1) {
      const said: Awaited<ReturnType<Storage['themes']['said']>> = await storage.themes.said(
        what,
        { from, before, now },
        LOOK,
      )
      texts.push(...said.rows.flatMap((row) => textOf(row, wall.locale)))
      before = said.next
    }
    return texts.slice(0, TEXTS)
  }

  function textOf(row: SaidRow, locale: string): Text[] {
    const words = readableWords(row, storage.maskRules.current())
    const { id, author_id, author_email, author_name } = row
    const author = author_id ?? author_email?.toLowerCase() ?? null
    const language = row.language ?? locale
    return words === null ? [] : [{ id, author, authorName: author_name, language, words }]
  }

  return {
    /** Begins to look for a wall's themes if those that are known are too old, or another wall's. */
    look(wall: Wall, known: FoundThemes | null, now: number): void {
      const holds = known?.madeOf === madeOf(wall) && now - known.at < FOUND_ANEW_MS
      if (holds || busy.has(wall.id) || closed) return
      queue = queue.then(() => find(wall, known, now)).catch(onError)
      busy.set(wall.id, queue)
      queue.then(() => busy.delete(wall.id))
    },

    /** Settles when nothing is being looked for. */
    async close(): Promise<void> {
      closed = true
      await queue
    },
  }
}

function toFound({ uses }: Rated): FoundTheme {
  const writers = new Map<string, string[]>([...uses.writers].map((writer) => [writer, []]))
  for (const { id, writer } of uses.voices) writers.get(writer)?.push(id)
  return {
    ...{ phrase: phraseOf(uses), before: uses.before.size, writers: [...writers.values()] },
    ...{ voices: bestVoices(uses), forms: [...uses.forms] },
  }
}
