import { createSignal } from 'solid-js'
import { readCode, type ScreenAnswer } from '../../../../shared/screens.ts'
import type { Api, Failure, Result } from '../../api.ts'

/** What a page says of its device while it waits to be paired. */
export interface PendingCode {
  /** As it stands on the screen: "BCD-FGH". */
  code: string
  /** "Chrome 87 on a Samsung TV". */
  engine: string
  width: number | null
  height: number | null
  ratio: number | null
  address: string | null
  since: string
  expiresAt: string
}

/** What a screen is called and what it shows. */
export interface Place {
  name: string
  wall: string
  group: string | null
}

/** As it is answered when it was made or replaced; with the address of its magic link, this once. */
export type PairedScreen = ScreenAnswer & { url?: string }

export type Pairing = ReturnType<typeof createPairing>

/** From a code that somebody types to the screen that shows it. `replaced` is the screen whose device it becomes. */
export function createPairing({ api, replaced }: { api: Api; replaced: () => string | null }) {
  const [pending, setPending] = createSignal<PendingCode | null>(null)
  const [failure, setFailure] = createSignal<Failure | null>(null)
  const [paired, setPaired] = createSignal<PairedScreen | null>(null)
  const [busy, setBusy] = createSignal(false)

  async function asked<T>(call: () => Promise<Result<T>>): Promise<T | null> {
    setBusy(true)
    const answer = await call()
    setBusy(false)
    setFailure(answer.ok ? null : answer.failure)
    return answer.ok ? answer.value : null
  }

  return {
    ...{ pending, failure, paired, busy },

    /** Asks which device shows a code. What is none is not asked for: it would count as a guess. */
    async look(text: string): Promise<void> {
      const code = readCode(text)
      if (code === null || busy()) return
      setPending(await asked(() => api.post<PendingCode>('/screens/look', { code })))
    },

    async confirm(place: Place | null): Promise<void> {
      const code = pending()?.code
      if (code === undefined || busy()) return
      const screen = replaced()
      const path = screen === null ? '/screens' : `/screens/${encodeURIComponent(screen)}/replace`
      const made = await asked(() => api.post<PairedScreen>(path, { code, ...place }))
      if (made) setPaired(made)
      // The code has ended on the way: the screen shows another by now.
      else if (failure()?.status === 404) setPending(null)
    },

    /** Back to the letters. */
    again(): void {
      setPaired(null)
      setPending(null)
      setFailure(null)
    },
  }
}
