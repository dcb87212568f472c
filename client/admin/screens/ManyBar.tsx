import { type JSX, Show } from 'solid-js'
import type { Result } from '../api.ts'
import { useOffice } from '../context.ts'
import { Ask } from '../parts/Ask.tsx'
import { count } from '../words.ts'
import { type Acting, type Setting, whoText } from './acting.ts'
import { DimField, GroupField, groupIn, WallField } from './fields.tsx'
import type { Ticks } from './ticks.ts'

interface ManyProps {
  ticks: Ticks
  acting: Acting
  groups: readonly string[]
}

/** What is done with all screens that are ticked. */
export function ManyBar(props: ManyProps): JSX.Element {
  const { places } = useOffice()
  const screens = () => props.ticks.screens()
  const who = () => whoText(screens())
  const allPaused = () => screens().every(({ paused }) => paused)
  const ask = async (setting: Setting, said: string): Promise<Result<unknown>> => {
    await props.acting.set(screens(), setting, said)
    return { ok: true, value: null }
  }
  return (
    <Show when={screens().length > 0}>
      <fieldset class="many">
        <legend class="unseen">With the ticked screens</legend>
        <b>{count(screens().length, 'screen', 'screens')}</b>
        <button type="button" onClick={() => void props.acting.identify(screens())}>
          Identify
        </button>
        <button type="button" onClick={() => void props.acting.reload(screens())}>
          Reload
        </button>
        <button
          type="button"
          onClick={() => {
            const paused = !allPaused()
            void props.acting.set(screens(), { paused }, `${who()} ${paused ? 'paused' : 'go on'}.`)
          }}
        >
          {allPaused() ? 'Resume' : 'Pause'}
        </button>
        <Ask
          label="Wall"
          about={who()}
          title={<>Which wall for {who()}?</>}
          yes="Show it"
          act={(given) => {
            const wall = String(given.get('wall'))
            const name = places.walls().find(({ id }) => id === wall)?.name ?? ''
            return ask({ wall }, `${who()}: ${name}.`)
          }}
          done={() => undefined}
        >
          <WallField wall={screens()[0]?.wall ?? ''} />
        </Ask>
        <Ask
          label="Dim"
          about={who()}
          title={<>How bright is {who()}?</>}
          yes="Set it"
          act={(given) => ask({ dim: Number(given.get('dim')) / 100 }, `${who()}: brightness set.`)}
          done={() => undefined}
        >
          <DimField dim={screens()[0]?.dim ?? 0} />
        </Ask>
        <Ask
          label="Group"
          about={who()}
          title={<>Which group for {who()}?</>}
          yes="Put it there"
          act={(given) => ask({ group: groupIn(given) }, `${who()}: ${groupIn(given) ?? 'no group'}.`)}
          done={() => undefined}
        >
          <GroupField group={screens()[0]?.group ?? null} groups={props.groups} />
        </Ask>
        <button type="button" class="plain" onClick={props.ticks.clear}>
          Untick
        </button>
      </fieldset>
    </Show>
  )
}
