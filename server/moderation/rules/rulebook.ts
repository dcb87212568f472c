import { MASK_KINDS, type MaskKind } from '../../../shared/masks.ts'
import type { Rule, WordSettings } from '../../../shared/rules.ts'
import type { Storage } from '../../storage/storage.ts'
import { findMasks } from '../masks/find.ts'
import type { MaskRules } from '../masks/rules.ts'
import { createWordFinder } from '../words/word-finder.ts'
import type { Rulebook } from './judge.ts'

export type Rulebooks = ReturnType<typeof createRulebooks>

interface RulebookDeps {
  storage: Pick<Storage, 'rules' | 'onCommit' | 'maskRules'>
}

/** The rules as they are now, made ready to judge by; read again when settings have changed. */
export function createRulebooks({ storage }: RulebookDeps) {
  let current: Promise<Rulebook> | null = null
  storage.onCommit(({ settings }) => {
    if (settings) current = null
  })

  const findKinds: Rulebook['findKinds'] = (text, language) => {
    const found = findMasks(text, ofAllKinds(storage.maskRules.current()), { language })
    return new Set(found.map(({ kind }) => kind))
  }

  async function read(): Promise<Rulebook> {
    const [rules, words] = await Promise.all([storage.rules.list(), storage.rules.words()])
    return compose(rules, words)
  }

  function compose(rules: readonly Rule[], words: WordSettings): Rulebook {
    const enabled = rules.filter((rule) => rule.enabled)
    return { rules, words, findKinds, findLists: findsWords(words, enabled) }
  }

  return {
    current(): Promise<Rulebook> {
      if (!current) {
        const reading = read()
        current = reading
        reading.catch(() => {
          if (current === reading) current = null
        })
      }
      return current
    },
    /** A book with these rules in the place of those that there are. */
    async with(change: (rules: readonly Rule[]) => readonly Rule[]): Promise<Rulebook> {
      const [rules, words] = await Promise.all([storage.rules.list(), storage.rules.words()])
      return compose(change(rules), words)
    },
  }
}

/** Lists of words are made ready when the first text is looked at. */
function findsWords(words: WordSettings, rules: readonly Rule[]): Rulebook['findLists'] {
  let finder: ReturnType<typeof createWordFinder> | undefined
  return (text, language) => {
    finder ??= createWordFinder(words, rules)
    return finder.find(text, language)
  }
}

const ALL_KINDS: ReadonlySet<MaskKind> = new Set(MASK_KINDS)

/** A rule may ask for what walls do not mask. */
function ofAllKinds(rules: MaskRules): MaskRules {
  return { ...rules, kinds: ALL_KINDS }
}
