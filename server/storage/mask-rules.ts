import { compileMaskRules, type MaskRules } from '../moderation/masks/rules.ts'
import type { CommitEvents } from './commits.ts'
import type { Masks } from './masks.ts'

interface MaskRulesDeps {
  masks: Pick<Masks, 'settings'>
  onCommit: CommitEvents['onCommit']
  onError: (error: unknown) => void
}

/** What is masked, ready to find with: whoever takes words in or shows them needs it at once. */
export async function createMaskRules({ masks, onCommit, onError }: MaskRulesDeps) {
  let rules = compileMaskRules(await masks.settings())
  let closed = false
  const stopListening = onCommit((commit) => {
    if (commit.settings) refresh().catch((error) => closed || onError(error))
  })

  async function refresh(): Promise<void> {
    const settings = await masks.settings()
    if (settings.revision > rules.revision) rules = compileMaskRules(settings)
  }

  return {
    current: (): MaskRules => rules,

    /** Takes in what any instance has set up to now. */
    refresh,

    close(): void {
      closed = true
      stopListening()
    },
  }
}

export type KeptMaskRules = Awaited<ReturnType<typeof createMaskRules>>
