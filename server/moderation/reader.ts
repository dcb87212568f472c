import type { Request } from 'express'
import type { Feedback } from '../../shared/feedback.ts'
import type { Sessions } from '../accounts/sessions.ts'
import { Problem } from '../http/problem.ts'
import type { FeedFilter } from '../storage/feed-filter.ts'
import type { Storage } from '../storage/storage.ts'
import { personalDataRemoved } from './masks/removed.ts'

interface ReaderDeps {
  storage: Pick<Storage, 'maskRules'>
  sessions: Sessions
}

/** What whoever asks may read of entries. */
export function createReaders({ storage, sessions }: ReaderDeps) {
  return (request: Request) => {
    const { personalData } = sessions.account(request)
    return {
      told: (feedback: Feedback): Feedback =>
        personalData ? feedback : personalDataRemoved(feedback, storage.maskRules.current()),

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
