import { type JSX, Match, Show, Switch } from 'solid-js'
import type { Turn } from '../../shared/wall.ts'
import { Celebration } from './Celebration.tsx'
import { useStage } from './context.ts'
import { First, Idle, Loading, Offline, Paused, Refused } from './Messages.tsx'
import { Night } from './Night.tsx'
import { ScoreColumn } from './ScoreColumn.tsx'
import type { Scene } from './scene.ts'
import { ScoreScene } from './scenes/ScoreScene.tsx'
import { ThemesScene } from './scenes/ThemesScene.tsx'
import type { Shown } from './shown.ts'
import { VoiceOnWall } from './VoiceOnWall.tsx'

/** Scenes beside which the score stands. */
const BESIDE_SCORE: readonly Scene[] = ['voices', 'idle', 'celebration']

/** What a scene holds between sky and ground. */
export function Scenes(props: { shown: Shown }): JSX.Element {
  const { view, format } = useStage()
  const scene = () => props.shown.scene
  const turnKey = () => `${props.shown.turn?.k}:${props.shown.turn?.voice.id}`
  return (
    <>
      <Switch>
        <Match when={scene() === 'voices' && turnKey()} keyed>
          <VoiceOnWall turn={props.shown.turn as Turn} />
        </Match>
        <Match when={scene() === 'score'}>
          <ScoreScene />
        </Match>
        <Match when={scene() === 'themes'}>
          <ThemesScene />
        </Match>
        <Match when={scene() === 'celebration' && view().celebration}>
          {(told) => <Celebration told={told()} />}
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
      <Show when={BESIDE_SCORE.indexOf(scene()) >= 0 || (scene() === 'themes' && format().shape === 'side')}>
        <ScoreColumn />
      </Show>
    </>
  )
}
