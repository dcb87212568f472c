import { createEffect, type JSX, Match, onCleanup, Show, Switch } from 'solid-js'
import type { PairingOffer } from '../../shared/protocol.ts'
import { codeText } from '../../shared/screens.ts'
import { makeLetters } from '../design/letters.ts'
import type { ServerClock } from '../live/clock.ts'
import type { LivePairing } from '../live/pairing.ts'
import { createSpeech } from './create-speech.ts'
import { createFormat } from './frame.ts'
import { createNow } from './now.ts'
import { PairingFoot } from './PairingFoot.tsx'
import { PairingScenery } from './PairingScenery.tsx'
import { PairingTop } from './PairingTop.tsx'
import { Say } from './Say.tsx'
import { SpeechContext, useSpeech } from './speech.ts'
import { clockText } from './times.ts'

export interface PairingProps {
  state: LivePairing
  clock: ServerClock
  body: HTMLElement
}

/** The first thing that anybody sees of Tenfoot: a code, and what to do with it. */
export function Pairing(props: PairingProps): JSX.Element {
  const { now } = createNow({ clock: props.clock })
  createFormat({ page: window, distance: () => 4 })
  // A screen without a wall speaks as its browser does.
  const speech = createSpeech({ locale: () => null, letters: makeLetters({ page: window }), page: window })
  const { documentElement } = document
  createEffect(() => {
    documentElement.setAttribute('lang', speech.language())
    documentElement.setAttribute('dir', speech.direction())
  })
  createEffect(() => props.body.setAttribute('data-scene', props.state.paired ? 'paired' : 'pairing'))
  createEffect(() => {
    const { connection } = props.state
    if (connection) props.body.setAttribute('data-connection', connection)
    else props.body.removeAttribute('data-connection')
  })
  onCleanup(() => props.body.removeAttribute('data-connection'))
  /** A code that is over opens nothing, as after an hour without the server. */
  const offer = () => {
    const given = props.state.offer
    return given && now() < given.expiresAt ? given : null
  }
  return (
    <SpeechContext.Provider value={speech}>
      <PairingScenery now={now}>
        <PairingTop state={props.state} now={now} />
        <Switch fallback={<Waiting state={props.state} />}>
          <Match when={props.state.paired}>{(paired) => <Paired {...paired()} />}</Match>
          <Match when={isLost(props.state) && props.state.door === 'login'}>
            <Lost state={props.state} />
          </Match>
          <Match when={offer()}>{(given) => <Code offer={given()} />}</Match>
        </Switch>
        <Show when={!props.state.paired}>
          <PairingFoot offer={offer()} now={now} />
        </Show>
      </PairingScenery>
    </SpeechContext.Provider>
  )
}

function Code(props: { offer: PairingOffer }): JSX.Element {
  const { say } = useSpeech()
  const qr = () => props.offer.qr
  /** A browser adds what is left out; where the line is too short it breaks before the path. */
  const address = () => /^\w+:\/\/([^/]*)(.*)$/.exec(props.offer.url) ?? ['', props.offer.url, '']
  return (
    <main class="pair">
      <div class="pair-words">
        <p class="pair-title">{say('pairTitle')}</p>
        <p class="pair-code">
          <span class="serif" data-pairing-code="" lang="en" dir="ltr">
            {codeText(props.offer.code)}
          </span>
        </p>
        <p class="pair-step pair-scan">{say('pairScan')}</p>
        <p class="pair-step pair-address">
          <a href={props.offer.url} dir="ltr">
            {address()[1]}
            <wbr />
            {address()[2]}
          </a>
        </p>
        <p class="pair-step pair-then">{say('pairThen')}</p>
      </div>
      <svg class="pair-qr" viewBox={`0 0 ${qr().size} ${qr().size}`} role="img" aria-label={say('pairScan')}>
        <path d={qr().path} />
      </svg>
    </main>
  )
}

/** No code yet, or none that would be taken. At first nothing: a page that gets one at once flashes no message. */
function Waiting(props: { state: LivePairing }): JSX.Element {
  const { say } = useSpeech()
  return (
    <Switch fallback={<p class="loading">{say('loading')}</p>}>
      <Match when={isLost(props.state)}>
        <Lost state={props.state} />
      </Match>
      <Match when={props.state.refused === 'too_many'}>
        <Said title={say('pairMany')}>{say('pairManyMore')}</Said>
      </Match>
      <Match when={props.state.refused === 'unknown_proxy'}>
        <Said title={say('pairProxy')}>
          <Say it="pairProxyMore" />
        </Said>
      </Match>
      <Match when={props.state.connection !== null}>
        <Said title={say('loadingLate')}>{say('loadingMore')}</Said>
      </Match>
    </Switch>
  )
}

function isLost({ connection }: LivePairing): boolean {
  return connection === 'stale' || connection === 'offline'
}

/** Its server is gone: since when, where it was ever heard, and whether the network is in the way. */
function Lost(props: { state: LivePairing }): JSX.Element {
  const speech = useSpeech()
  const since = () => {
    const { lostAt, offer } = props.state
    return lostAt !== null && offer && clockText(lostAt, offer.timeZone, speech)
  }
  const wantsLogin = () => props.state.door === 'login'
  return (
    <Show
      when={since()}
      fallback={
        <Said title={speech.say('loadingLate')}>
          {speech.say(wantsLogin() ? 'loadingLogin' : 'loadingMore')}
        </Said>
      }
    >
      {(time) => (
        <Said title={speech.say('offline')}>
          <Say it={wantsLogin() ? 'offlineLogin' : 'offlineMore'} values={{ time: time() }} />
        </Said>
      )}
    </Show>
  )
}

function Paired(props: { name: string; wallName: string }): JSX.Element {
  return (
    <Said title={props.name} done>
      <Say it="pairedMore" values={{ wall: props.wallName }} />
    </Said>
  )
}

function Said(props: { title: string; children: JSX.Element; done?: boolean }): JSX.Element {
  return (
    <main class="pair said">
      <Show when={props.done}>
        <svg class="pair-done" viewBox="0 0 24 24" aria-hidden="true">
          <path d="M3 13l6 6L21 5" />
        </svg>
      </Show>
      <div>
        <h1 class="pair-said serif" dir="auto">
          {props.title}
        </h1>
        <p class="pair-more">{props.children}</p>
      </div>
    </main>
  )
}
