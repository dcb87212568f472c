import { createEffect, createMemo, createSignal, For, type JSX, Show } from 'solid-js'
import type { Theme, Voice } from '../../../shared/wall.ts'
import { useStage } from '../context.ts'
import { Say } from '../Say.tsx'
import { useSpeech } from '../speech.ts'
import { Theirs } from '../Theirs.tsx'
import { ThemeVoice } from './ThemeVoice.tsx'
import { amountsFor, NONE } from './theme-amounts.ts'

/** What customers talk about now and did not before, in their words. */
export function ThemesScene(): JSX.Element {
  const { view, format } = useStage()
  let room: HTMLDivElement | undefined
  // Anew for other themes and in another composition.
  const holding = createMemo(() => {
    const amounts = amountsFor(format(), view().themes.length)
    const [tried, setTried] = createSignal(0)
    return {
      amount: () => amounts[tried()] ?? NONE,
      less: () => setTried((n) => Math.min(n + 1, amounts.length - 1)),
    }
  })
  const amount = () => holding().amount()
  const scene = (
    <div class="themes-scene">
      <p class="measure">
        <Say it="themes" />
      </p>
      <div class="themes" ref={room}>
        <For each={view().themes.slice(0, amount().themes)}>
          {(theme) => <OneTheme theme={theme} voices={amount().voices} />}
        </For>
      </div>
    </div>
  )
  // Later, but before the frame: when the voices have been fitted, it is looked whether all have room.
  createEffect(() => {
    const { less } = holding()
    amount()
    Promise.resolve().then(() => room && room.scrollHeight > room.clientHeight && less())
  })
  return scene
}

function OneTheme(props: { theme: Theme; voices: number }): JSX.Element {
  const speaking = () => props.theme.voices.filter((voice) => voice.words !== null).slice(0, props.voices)
  return (
    <div class="theme">
      <div class="theme-what">
        <p class="phrase serif">
          <Theirs text={props.theme.phrase} />
        </p>
        <HowMany theme={props.theme} />
      </div>
      <Show when={speaking().length > 0}>
        <div class="theme-voices">
          <For each={speaking()}>{(voice: Voice) => <ThemeVoice voice={voice} />}</For>
        </div>
      </Show>
    </div>
  )
}

function HowMany(props: { theme: Theme }): JSX.Element {
  const { say } = useSpeech()
  const voices = () => say('themeVoices', { n: props.theme.n })
  return (
    <p class="theme-count">
      <Show when={props.theme.before > 0} fallback={<Say it="themeNew" values={{ voices: voices() }} />}>
        <Say it="themeBefore" n={props.theme.before} values={{ voices: voices() }} />
      </Show>
    </p>
  )
}
