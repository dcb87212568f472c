import { createEffect, createMemo, createRenderEffect, type JSX, Show } from 'solid-js'
import type { Sky as SkyColours } from '../../shared/sky.ts'
import { makeLetters } from '../design/letters.ts'
import type { JoinedWall } from '../live/join.ts'
import { StageContext } from './context.ts'
import { createSpeech } from './create-speech.ts'
import { Horizon } from './Horizon.tsx'
import { LetteringContext, setsOnWall } from './lettering.ts'
import { Moon } from './Moon.tsx'
import { fadeOver } from './motion.ts'
import { Asleep, createDarkness, litIn, NightFall } from './NightFall.tsx'
import { Orbit } from './Orbit.tsx'
import { createQuiet } from './quiet.ts'
import { Scenes } from './Scenes.tsx'
import { Sky } from './Sky.tsx'
import { SunArc } from './SunArc.tsx'
import { type Scene, sceneOf } from './scene.ts'
import { createShown } from './shown.ts'
import { SpeechContext } from './speech.ts'
import { createStage } from './stage.ts'
import { TopLine } from './TopLine.tsx'

/** Scenes over the day's own horizon. */
const DAYS: readonly Scene[] = ['voices', 'idle', 'first', 'score', 'themes', 'celebration']

/** The wall: sky, ground, and between them what its scene holds. */
export function Wall(props: { joined: JoinedWall; body: HTMLElement }): JSX.Element {
  const stage = createStage(props.joined)
  const locale = () => stage.wall.view?.locale ?? null
  const letters = makeLetters({ page: window })
  const speech = createSpeech({ locale, letters, page: window })
  const lettering = { locale: () => locale() ?? 'en', letters }
  createEffect(() => letters.prepare(setsOnWall(stage.wall.view)))
  const drawn = () => sceneOf(stage.wall, stage.turn(), stage.now())
  let scenes: HTMLDivElement | undefined
  const shown = createShown({
    scene: createMemo(() => (stage.wall.view && !speech.ready() ? 'loading' : drawn())),
    turn: stage.turn,
    told: () => stage.wall.view?.turn ?? null,
    fade: (swap) => fadeOver(scenes as HTMLDivElement, swap),
  })
  const scene = () => shown().scene
  const darkness = createDarkness(stage)
  const days = () => DAYS.indexOf(scene()) >= 0
  createEffect(() => say(document.documentElement, 'lang', speech.language()))
  createEffect(() => say(document.documentElement, 'dir', speech.direction()))
  createQuiet(() => stage.wall.view?.calm === true)
  createEffect(() => say(props.body, 'data-scene', scene()))
  // Before effects: it decides how much room there is for words.
  createRenderEffect(() => say(props.body, 'data-connection', stage.wall.connection))
  return (
    <SpeechContext.Provider value={speech}>
      <LetteringContext.Provider value={lettering}>
        <StageContext.Provider value={stage}>
          <div class="stage" style={{ ...colours(stage.sky()), '--lit': litIn(darkness()) }}>
            <Orbit now={stage.slowly}>
              <Sky />
              <Show when={days() || scene() === 'paused'}>
                <SunArc />
              </Show>
              <Show when={scene() === 'night'}>
                <Moon />
              </Show>
              <Horizon marks={days()} />
              <NightFall darkness={darkness()} />
              <TopLine />
              <div class="scene" ref={scenes}>
                <Scenes shown={shown()} />
              </div>
            </Orbit>
            <Asleep />
          </div>
        </StageContext.Provider>
      </LetteringContext.Provider>
    </SpeechContext.Provider>
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
