import type { Api, List } from '../../api.ts'
import { createLoaded } from '../../parts/loaded.tsx'
import type { Need, Preset } from '../data.ts'

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

const NEED_TEXTS: Readonly<Record<Need, string>> = {
  mapping: 'which question is the score',
  metric: 'what its score measures',
  scale: 'on which scale',
  words: 'which score each word is',
  secret: 'what its signing secret is',
}

/** "You say which question is the score and its scale."; empty where nothing is missing. */
export function needsText(needs: readonly Need[]): string {
  if (needs.length === 0) return ''
  const list = new Intl.ListFormat('en', { type: 'conjunction' }).format(
    needs.map((need) => NEED_TEXTS[need]),
  )
  return `You say ${list}.`
}

/** What a tool is called in a sentence. */
export function nameOfTool({ name, title }: Pick<Preset, 'name' | 'title'>): string {
  return name === 'generic' ? 'your tool' : title
}
