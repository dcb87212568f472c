import { createSignal } from 'solid-js'
import type { Api } from '../api.ts'

/** What entries have there, most used first. */
export interface Values {
  locations: readonly string[]
  touchpoints: readonly string[]
  segments: readonly string[]
  languages: readonly string[]
  tags: readonly string[]
}

const NONE: Values = { locations: [], touchpoints: [], segments: [], languages: [], tags: [] }

export type KnownValues = ReturnType<typeof createValues>

/** The values to choose from, asked for when somebody begins to choose. */
export function createValues({ api }: { api: Api }) {
  const [values, setValues] = createSignal(NONE)
  return {
    values,
    async load(): Promise<void> {
      const answer = await api.get<Values>('/feedback/values')
      if (answer.ok) setValues(answer.value)
    },
  }
}
