import { createSignal } from 'solid-js'
import type { Api, Failure, Result } from './api.ts'
import type { Role } from './rights.ts'
import type { LinkKey } from './route.ts'

export interface Account {
  id: string
  email: string
  role: Role
  /** Whether names, addresses and what customers wrote unmasked are told to this account. */
  personalData: boolean
}

/** Who is here. `expired`: was signed in on this page and has to do it again. */
export type SessionState =
  | { is: 'unknown' }
  | { is: 'unreachable'; failure: Failure }
  | { is: 'ownerless'; key: string | null }
  /** Came by an invitation, or by a link to a new password. */
  | { is: 'invited' | 'forgetful'; key: string }
  | { is: 'out'; usedLink: boolean }
  | { is: 'in' | 'expired'; account: Account }

export interface Credentials {
  email: string
  password: string
}

export type Session = ReturnType<typeof createSession>

/** `link` is what a link brought, if the page was opened by one. */
export function createSession({ api, link: first }: { api: Api; link: LinkKey | null }) {
  const [state, setState] = createSignal<SessionState>({ is: 'unknown' })
  let link = first

  async function begin(): Promise<void> {
    if (link?.kind === 'invite') return void setState({ is: 'invited', key: link.key })
    if (link?.kind === 'reset') return void setState({ is: 'forgetful', key: link.key })
    const known = await api.get<Account>('/session')
    if (known.ok) setState({ is: 'in', account: known.value })
    else if (known.failure.status === 401) await lookForOwner()
    else setState({ is: 'unreachable', failure: known.failure })
  }

  async function lookForOwner(): Promise<void> {
    const setup = await api.get<{ needed: boolean }>('/setup')
    if (!setup.ok) setState({ is: 'unreachable', failure: setup.failure })
    else
      setState(
        setup.value.needed
          ? { is: 'ownerless', key: link?.key ?? null }
          : { is: 'out', usedLink: link !== null },
      )
  }

  function entered(result: Result<Account>): Result<Account> {
    if (result.ok) {
      link = null
      setState({ is: 'in', account: result.value })
    }
    return result
  }

  return {
    state,
    begin,
    /** Goes on as if the page had been opened without a link. */
    async leaveLink(): Promise<void> {
      link = null
      await begin()
    },
    /** Asks the server who is here and what they may; called when that may have changed. */
    async recheck(): Promise<void> {
      const now = state()
      const known = await api.get<Account>('/session')
      if (now.is !== 'in' || state() !== now) return
      if (known.ok) setState({ is: 'in', account: known.value })
      else if (known.failure.status === 401) setState({ is: 'expired', account: now.account })
    },
    setUp: async (given: Credentials & { key: string }) => entered(await api.post<Account>('/setup', given)),
    accept: async (given: { key: string; password: string }) =>
      entered(await api.post<Account>('/invitations/accept', given)),
    setPassword: async (given: { key: string; password: string }) =>
      entered(await api.post<Account>('/password/reset', given)),
    lookAtInvitation: (key: string) => api.post<{ email: string; role: Role }>('/invitations/look', { key }),
    lookAtReset: (key: string) => api.post<{ email: string }>('/password/reset/look', { key }),
    signIn: async (given: Credentials) => entered(await api.post<Account>('/session', given)),
    async signOut(): Promise<Result<null>> {
      const result = await api.delete('/session')
      if (result.ok) setState({ is: 'out', usedLink: false })
      return result
    },
  }
}
