import { createEffect, createMemo, type JSX, Match, Show, Switch } from 'solid-js'
import type { Sky as SkyColours } from '../../shared/sky.ts'
import type { Turn } from '../../shared/wall.ts'
import type { JoinedWall } from '../live/join.ts'
import { StageContext } from './context.ts'
import { Horizon } from './Horizon.tsx'
import { First, Idle, Loading, Night, Offline, Paused, Refused } from './Messages.tsx'
import { ScoreColumn } from './ScoreColumn.tsx'
import { Sky } from './Sky.tsx'
import { SunArc } from './SunArc.tsx'
import { sceneOf } from './scene.ts'
import { createStage } from './stage.ts'
import { TopLine } from './TopLine.tsx'
import { VoiceOnWall } from './VoiceOnWall.tsx'

/** The wall: sky, ground, and between them what its scene holds. */
export function Wall(props: { joined: JoinedWall; body: HTMLElement }): JSX.Element {
  const stage = createStage(props.joined)
  const scene = createMemo(() => sceneOf(stage.wall, stage.turn(), stage.now()))
  const days = () => ['voices', 'idle', 'first'].indexOf(scene()) >= 0
  const turnKey = () => `${stage.turn()?.k}:${stage.turn()?.voice.id}`
  createEffect(() => say(props.body, 'data-scene', scene()))
  createEffect(() => say(props.body, 'data-connection', stage.wall.connection))
  return (
    <StageContext.Provider value={stage}>
      <div class="stage" style={colours(stage.sky())}>
        <Sky />
        <Show when={days() || scene() === 'paused'}>
          <SunArc />
        </Show>
        <Show when={scene() === 'night'}>
          <div class="moon" />
        </Show>
        <Horizon marks={days()} />
        <TopLine />
        <Switch>
          <Match when={scene() === 'voices' && turnKey()} keyed>
            <VoiceOnWall turn={stage.turn() as Turn} />
          </Match>
          <Match when={scene() === 'idle'}>
            <Idle />
          </Match>
          <Match when={scene() === 'first'}>
            <First />
          </Match>
          <Match when={scene() === 'paused'}>
            <Paused />
          </Match>
          <Match when={scene() === 'night'}>
            <Night />
          </Match>
          <Match when={scene() === 'offline'}>
            <Offline />
          </Match>
          <Match when={scene() === 'refused'}>
            <Refused />
          </Match>
          <Match when={scene() === 'loading'}>
            <Loading />
          </Match>
        </Switch>
        <Show when={days()}>
          <ScoreColumn />
        </Show>
      </div>
    </StageContext.Provider>
  )
}

function say(element: HTMLElement, name: string, value: string | null): void {
  if (value === null) element.removeAttribute(name)
  else element.setAttribute(name, value)
}

function colours({ ink, soft, good, neutral, bad, onMood, ground, sun }: SkyColours): JSX.CSSProperties {
  return {
    '--ink': ink,
    '--soft': soft,
    '--good': good,
    '--neutral': neutral,
    '--bad': bad,
    '--on-mood': onMood,
    '--ground': ground,
    '--sun': sun,
  }
}
