import { type JSX, onMount, Show } from 'solid-js'
import { scoreText } from '../../shared/score.ts'
import type { Celebration as Told } from '../../shared/wall.ts'
import { useStage } from './context.ts'
import { Message } from './Message.tsx'
import { swell } from './motion.ts'
import { useSpeech } from './speech.ts'

const moreKey = ({ kind }: Told) => (kind === 'milestone' ? 'milestoneMore' : 'goalReachedMore')

/** A rare, good thing, alone for some seconds. */
export function Celebration(props: { told: Told }): JSX.Element {
  const { view } = useStage()
  const { say, number, digits } = useSpeech()
  const title = () => {
    const { kind, n } = props.told
    if (kind === 'milestone') return say('milestone', { number: number(n) })
    return say('goalReached', { score: digits(scoreText(view().score.metric, n, view().locale)) })
  }
  return <Message title={title()}>{say(moreKey(props.told))}</Message>
}

/** The horizon fills with light once, slowly. Nothing flashes. */
export function Cheer(): JSX.Element {
  const { celebrated } = useStage()
  return (
    <Show when={celebrated()} keyed>
      {({ from, until }) => <Light length={until - from} />}
    </Show>
  )
}

function Light(props: { length: number }): JSX.Element {
  let element: HTMLElement | undefined
  onMount(() => element && swell(element, props.length))
  return <i class="cheer" ref={element} />
}
