import { type JSX, Show } from 'solid-js'
import type { ScreenAnswer } from '../../../shared/screens.ts'
import { useOffice } from '../context.ts'
import { momentText, wholeText } from '../times.ts'
import { clockErrorText, isOldBuild, lengthText, memoryText, sizeText } from './texts.ts'

/** All that is known of a screen. */
export function Facts(props: { screen: ScreenAnswer }): JSX.Element {
  const { desk, now } = useOffice()
  const stats = () => props.screen.stats
  const old = () => isOldBuild(props.screen, desk.wallBuild())
  const build = () => {
    const its = stats()?.build
    return its ? `${its}${old() === true ? ', which is an old one' : ''}` : null
  }
  const moment = (at: string | null) => (at ? momentText(Date.parse(at), now()) : null)
  const paired = () => {
    const { pairedAt, by, pairedBy } = props.screen
    if (!pairedAt) return null
    return `${wholeText(Date.parse(pairedAt))}, by ${by === 'link' ? 'its link' : 'a code'}${pairedBy ? `, ${pairedBy}` : ''}`
  }
  return (
    <dl class="screen-known">
      <Fact name="Wall" is={props.screen.wallName || 'none'} />
      <Fact name="Group" is={props.screen.group} />
      <Fact name="Engine" is={props.screen.engine} />
      <Fact name="Size" is={stats() && sizeText(stats() as NonNullable<ScreenAnswer['stats']>)} />
      <Fact name="Build" is={build()} />
      <Fact name="Memory" is={mapped(stats()?.heap, memoryText)} />
      <Fact name="Elements" is={mapped(stats()?.elements, (n) => n.toLocaleString('en'))} />
      <Fact name="Frames" is={mapped(stats()?.frames, (n) => `${Math.round(n)} a second`)} />
      <Fact name="Version" is={stats()?.light ? 'light, with less motion: the device is slow' : null} />
      <Fact name="Its clock" is={mapped(stats()?.clockError, clockErrorText)} />
      <Fact name="Round trip" is={mapped(stats()?.roundTrip, (ms) => `${Math.round(ms)} ms`)} />
      <Fact name="Page opened" is={moment(props.screen.restartedAt)} />
      <Fact name="Told at" is={moment(props.screen.statsAt)} />
      <Fact name="Confirmed" is={drawnText(props.screen, now())} />
      <Fact name="Address" is={props.screen.address} />
      <Fact name="User agent" is={props.screen.userAgent} />
      <Fact name="Paired" is={paired()} />
    </dl>
  )
}

function Fact(props: { name: string; is: string | null }): JSX.Element {
  return (
    <Show when={props.is}>
      {(text) => (
        <>
          <dt>{props.name}</dt>
          <dd>
            <bdi>{text()}</bdi>
          </dd>
        </>
      )}
    </Show>
  )
}

function mapped(n: number | null | undefined, text: (n: number) => string): string | null {
  return n === null || n === undefined ? null : text(n)
}

/** How long ago it said that it shows what it should. */
function drawnText({ connected, drawnAt, visible }: ScreenAnswer, now: number): string | null {
  if (!connected || !drawnAt) return null
  const ago = Math.max(0, now - Date.parse(drawnAt))
  return `${lengthText(ago)} ago${visible ? '' : ', in the background'}`
}
