import type { Request } from 'express'
import type { Feedback } from '../../shared/feedback.ts'
import { MASKED } from '../../shared/passages.ts'
import type { Sessions } from '../accounts/sessions.ts'
import { Problem } from '../http/problem.ts'
import type { FeedFilter } from '../storage/feed-filter.ts'
import type { FeedValues } from '../storage/feed-values.ts'
import type { Storage } from '../storage/storage.ts'
import { masked } from './masks/masked.ts'
import { personalDataRemoved } from './masks/removed.ts'

interface ReaderDeps {
  storage: Pick<Storage, 'maskRules'>
  sessions: Sessions
}

/** What whoever asks may read of entries. */
export function createReaders({ storage, sessions }: ReaderDeps) {
  return (request: Request) => {
    const { personalData } = sessions.account(request)
    const rules = storage.maskRules.current()
    return {
      told: (feedback: Feedback): Feedback =>
        personalData ? feedback : personalDataRemoved(feedback, rules),

      /** Without values that hold personal data: such a one cannot be told, nor be filtered by when masked. */
      values(found: FeedValues): FeedValues {
        if (personalData) return found
        const plain = (values: string[]) => values.filter((value) => masked(value, rules) === value)
        const entries = Object.entries(found).map(([kind, values]) => [kind, plain(values)])
        return Object.fromEntries(entries) as FeedValues
      },

      /** What a line of the history tells of an entry. */
      state(state: object | null): object | null {
        if (personalData || state === null || !('tags' in state) || !Array.isArray(state.tags)) return state
        return { ...state, tags: state.tags.map((tag) => masked(String(tag), rules) ?? MASKED) }
      },

      /**
       * What is found by a name or an address tells it, even where it is not shown.
       * @throws Problem 403 for whoever may not see personal data
       */
      mayFindBy({ q, author }: FeedFilter): void {
        if (personalData || (q === undefined && author === undefined)) return
        const what = q === undefined ? 'To find an author' : 'To search'
        throw new Problem(403, `${what} you must be allowed to see personal data: ask an admin.`)
      },
    }
  }
}
