import { makeRests } from '../../in-turns.ts'
import { distinct, type Rated } from './distinct.ts'
import { contentOf, gramsOf } from './grams.ts'
import { sureFrom, surenessOf, type Writers } from './log-odds.ts'
import { createNames } from './names.ts'
import { makeRepetitions, type Said, saidOf, type Text } from './said.ts'
import { addUse, newUses, type PhraseUses } from './uses.ts'

const VOICES_AT_LEAST = 4
const WRITERS_AT_LEAST = 3
/** Used so many times as often as before, or nobody could say that people did not use it then. */
const TIMES_BEFORE = 3
/** With fewer writers nobody knows what is usual. */
const WRITERS_KNOWN_FROM = 12

/** Phrases that people use now and did not before, the surest first, in which the same is not said twice. */
export async function findPhrases(texts: {
  now: readonly Text[]
  before: readonly Text[]
}): Promise<Rated[]> {
  const rest = makeRests()
  const [now, before] = [await read(texts.now, rest), await read(texts.before, rest)]
  const writers = { now: writersOf(now), before: writersOf(before) }
  if (Math.min(writers.now, writers.before) < WRITERS_KNOWN_FROM) return []
  const uses = await usesOf({ now, before }, rest)
  return distinct(sure(uses, writers))
}

/** Whether so many voices, of so many writers, are a theme at all. */
export function areEnough(voices: number, writers: number): boolean {
  return voices >= VOICES_AT_LEAST && writers >= WRITERS_AT_LEAST
}

type Rest = ReturnType<typeof makeRests>

async function read(texts: readonly Text[], rest: Rest): Promise<Said[]> {
  const isRepetition = makeRepetitions()
  const all: Said[] = []
  for (const text of texts) {
    await rest()
    const said = saidOf(text)
    if (!isRepetition(said)) all.push(said)
  }
  return all
}

function writersOf(all: readonly Said[]): number {
  return new Set(all.map(({ writer }) => writer)).size
}

/** Counts phrases of which each word is frequent enough by itself: all others are rarer still. */
async function usesOf({ now, before }: { now: Said[]; before: Said[] }, rest: Rest): Promise<PhraseUses[]> {
  const vocabulary = await vocabularyOf([...now, ...before], rest)
  const frequency = new Map<string, number>()
  for (const said of now) {
    await rest()
    for (const word of contentOf(said, vocabulary)) frequency.set(word, (frequency.get(word) ?? 0) + 1)
  }
  const isFrequent = (base: string) => (frequency.get(base) ?? 0) >= VOICES_AT_LEAST
  const uses = new Map<string, PhraseUses>()
  for (const said of now) {
    await rest()
    for (const gram of gramsOf(said, { ...vocabulary, isFrequent })) {
      const known = uses.get(gram.key) ?? newUses(gram.key)
      addUse(known, said, gram)
      uses.set(gram.key, known)
    }
  }
  for (const said of before) {
    await rest()
    for (const { key } of gramsOf(said, { ...vocabulary, isFrequent })) uses.get(key)?.before.add(said.writer)
  }
  return [...uses.values()]
}

async function vocabularyOf(all: readonly Said[], rest: Rest) {
  const names = createNames()
  const used = new Set<string>()
  for (const { clauses, language, signedBy } of all) {
    await rest()
    names.author(signedBy)
    for (const clause of clauses) {
      names.clause(clause, language)
      for (const { key } of clause) used.add(key)
    }
  }
  return { names, isUsed: (word: string) => used.has(word) }
}

function sure(all: readonly PhraseUses[], writers: Writers): Rated[] {
  const compared = all
    .filter((uses) => areEnough(uses.voices.length, uses.writers.size))
    .map((uses) => {
      const counts = { now: uses.writers.size, before: uses.before.size }
      return { uses, sureness: surenessOf(counts, writers) }
    })
  const from = sureFrom(compared.map(({ sureness }) => sureness))
  return compared.filter(({ uses, sureness }) => sureness >= from && isNew(uses, writers))
}

function isNew({ writers: now, before }: PhraseUses, writers: Writers): boolean {
  return now.size / writers.now >= (TIMES_BEFORE * before.size) / writers.before
}
