import { createSignal } from 'solid-js'
import type { Api, List } from '../api.ts'
import type { Pulse } from './data.ts'
import { createWatching } from './watching.ts'

/** How often a page looks; the server counts no oftener than it has to. */
const LOOK_EVERY_MS = 30_000

/** How every source speaks, kept fresh. Empty before the first answer. */
export function createPulses(api: Api) {
  const [pulses, setPulses] = createSignal<readonly Pulse[]>([])
  async function look(): Promise<void> {
    const answer = await api.get<List<Pulse>>('/sources/pulse')
    if (answer.ok) setPulses(answer.value.items)
  }
  look()
  createWatching(look, LOOK_EVERY_MS)
  return { pulses, of: (id: string) => pulses().find((pulse) => pulse.id === id) ?? null }
}
