import type { Request, Response } from 'express'
import type { Sessions } from '../accounts/sessions.ts'
import { Problem } from '../http/problem.ts'
import { createDoorkeeper } from '../live/doorkeeper.ts'
import type { Account } from '../storage/accounts.ts'
import type { Place } from '../storage/changes.ts'
import type { Storage } from '../storage/storage.ts'
import { createEventPages } from './pages.ts'
import { openStream, type Stream } from './stream.ts'

const STREAMS_AT_MOST = 200
const STREAMS_OF_ACCOUNT = 20
const BETWEEN_LOOKS_MS = 100
const HEARTBEAT_MS = 15_000

interface StreamsDeps {
  storage: Pick<Storage, 'changes' | 'maskRules' | 'onCommit'>
  sessions: Sessions
  onError: (error: unknown) => void
  atMost?: number
}

interface Guest {
  request: Request
  account: Account
  stream: Stream
}

export type FeedbackStreams = ReturnType<typeof createFeedbackStreams>

/** Who follows the changes of feedback just now. Each is told soon after a commit, of any instance. */
export function createFeedbackStreams({ storage, sessions, onError, atMost = STREAMS_AT_MOST }: StreamsDeps) {
  const guests = new Set<Guest>()
  const pages = createEventPages({ storage })
  const door = createDoorkeeper<Guest>({
    ...{ onCommit: storage.onCommit, onError },
    guests: () => guests,
    pass: ({ request: { headers } }) => headers.authorization ?? String(headers.cookie),
    mayStay,
    sendAway: ({ stream }) => stream.end(),
  })
  let timer: NodeJS.Timeout | undefined

  /** What somebody may may have become another thing: they come back and are told accordingly. */
  async function mayStay({ request, account }: Guest): Promise<boolean> {
    try {
      const now = (await sessions.identify(request)).account
      return now.role === account.role && now.personalData === account.personalData
    } catch (error) {
      if (error instanceof Problem) return false
      throw error
    }
  }

  function look(): void {
    timer = undefined
    pages.changed()
    for (const { stream } of guests) stream.look()
  }

  const stopListening = storage.onCommit(({ feedback, hides }) => {
    if (guests.size > 0 && (feedback || hides)) timer ??= setTimeout(look, BETWEEN_LOOKS_MS).unref()
  })

  const beating = setInterval(() => {
    for (const { stream } of guests) stream.beat()
    if (guests.size > 0) door.look()
  }, HEARTBEAT_MS).unref()

  /** @throws Problem 429 for an account that has too many, 503 when the server has */
  function requireRoom({ id }: Account): void {
    const headers = { 'Retry-After': '30' }
    if (guests.size >= atMost) {
      throw new Problem(503, 'As many as can follow are following already. Try again later.', { headers })
    }
    const own = [...guests].filter(({ account }) => account.id === id).length
    if (own >= STREAMS_OF_ACCOUNT) {
      throw new Problem(429, `You follow ${own} times already: end one of these streams first.`, { headers })
    }
  }

  return {
    /** Answers with what changes after a place, until one side ends it. */
    open(request: Request, response: Response, place: Place): void {
      const account = sessions.account(request)
      requireRoom(account)
      const read = (from: Place) => pages.after(from, account.personalData)
      const guest: Guest = { request, account, stream: openStream({ response, place, read, onError }) }
      guests.add(guest)
      response.once('close', () => guests.delete(guest))
      // Keys may have ended while they were looked at.
      door.look()
    },

    close(): void {
      clearInterval(beating)
      clearTimeout(timer)
      stopListening()
      door.close()
      for (const { stream } of guests) stream.end()
    },
  }
}
