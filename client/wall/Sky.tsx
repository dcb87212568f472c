import { createEffect, createSignal, For, type JSX, on } from 'solid-js'
import { SKY_AT } from '../../shared/palettes.ts'
import type { Sky as SkyColours } from '../../shared/sky.ts'
import { useStage } from './context.ts'
import { NO_DAY } from './stage.ts'

export function gradient({ sky }: Pick<SkyColours, 'sky'>): string {
  const stops = sky.map((colour, i) => `${colour} ${((SKY_AT[i] ?? 1) * 100).toFixed(1)}%`)
  return `linear-gradient(180deg, ${stops.join(', ')})`
}

/**
 * Two skies, one upon the other. Colours drift in the one that shows; when day turns to dusk at once, the
 * other one takes over and they fade.
 */
export function Sky(): JSX.Element {
  const { sky } = useStage()
  const [upper, setUpper] = createSignal(0)
  const [layers, setLayers] = createSignal([gradient(sky()), gradient(sky())])
  createEffect(
    on(sky, (now, before) => {
      const turned = before !== undefined && before !== NO_DAY && before.light !== now.light
      const shown = turned ? 1 - upper() : upper()
      setLayers((skies) => skies.map((old, i) => (i === shown ? gradient(now) : old)))
      setUpper(shown)
    }),
  )
  return (
    <div class="sky" style={{ 'background-color': sky().sky[0] }}>
      <For each={[0, 1]}>
        {(layer) => (
          <div
            class="sky-layer"
            classList={{ shown: upper() === layer }}
            style={{ 'background-image': layers()[layer] }}
          />
        )}
      </For>
    </div>
  )
}
