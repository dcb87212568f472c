import type { Api, List } from '../../api.ts'
import { createLoaded } from '../../parts/loaded.tsx'
import type { Preset } from '../data.ts'

/** The tools whose deliveries are understood. */
export function createPresets(api: Api) {
  const read = createLoaded(() => api.get<List<Preset>>('/presets'))
  const all = () => {
    const state = read.state()
    return state.is === 'here' ? state.value.items : []
  }
  return {
    ...read,
    all,
    named: (name: string | undefined) => all().find((preset) => preset.name === name) ?? null,
  }
}
