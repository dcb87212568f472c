import { createSignal } from 'solid-js'
import type { Api, Failure, Result } from './api.ts'

export interface Account {
  id: string
  email: string
  role: string
}

/** Who is here. `expired`: was signed in on this page and has to do it again. */
export type SessionState =
  | { is: 'unknown' }
  | { is: 'unreachable'; failure: Failure }
  | { is: 'ownerless'; key: string | null }
  | { is: 'out'; usedLink: boolean }
  | { is: 'in' | 'expired'; account: Account }

export interface Credentials {
  email: string
  password: string
}

export type Session = ReturnType<typeof createSession>

/** `setupKey` is what the set-up link brought, if the page was opened by it. */
export function createSession({ api, setupKey }: { api: Api; setupKey: string | null }) {
  const [state, setState] = createSignal<SessionState>({ is: 'unknown' })
  let key = setupKey

  async function begin(): Promise<void> {
    const known = await api.get<Account>('/session')
    if (known.ok) setState({ is: 'in', account: known.value })
    else if (known.failure.status === 401) await lookForOwner()
    else setState({ is: 'unreachable', failure: known.failure })
  }

  async function lookForOwner(): Promise<void> {
    const setup = await api.get<{ needed: boolean }>('/setup')
    if (!setup.ok) setState({ is: 'unreachable', failure: setup.failure })
    else setState(setup.value.needed ? { is: 'ownerless', key } : { is: 'out', usedLink: key !== null })
  }

  function entered(result: Result<Account>): Result<Account> {
    if (result.ok) {
      key = null
      setState({ is: 'in', account: result.value })
    }
    return result
  }

  return {
    state,
    begin,
    /** Asks the server who is here; called when it refused something. */
    async recheck(): Promise<void> {
      const now = state()
      const known = await api.get<Account>('/session')
      if (known.ok || known.failure.status !== 401 || now.is !== 'in') return
      setState({ is: 'expired', account: now.account })
    },
    setUp: async (given: Credentials & { key: string }) => entered(await api.post<Account>('/setup', given)),
    signIn: async (given: Credentials) => entered(await api.post<Account>('/session', given)),
    async signOut(): Promise<Result<null>> {
      const result = await api.delete('/session')
      if (result.ok) setState({ is: 'out', usedLink: false })
      return result
    },
  }
}
