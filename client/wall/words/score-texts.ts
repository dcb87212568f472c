import { marginText, scoreText } from '../../../shared/score.ts'
import type { WallScore } from '../../../shared/wall.ts'
import { calendarDayText } from '../times.ts'
import type { Speech } from './speaking.ts'

/** What stands about the number beside it: the same words on a wall and in the picture of its score. */

/** What the number is about. */
export function measureText({ metric, state }: WallScore, { say }: Speech): string {
  const measure = say(`measure.${metric}`)
  return state === 'early' ? say('early', { measure }) : measure
}

/** "+6"; null where it did not change, or by too little for the digits that people read. */
export function changeText({ change, metric }: WallScore, { digits, locale }: Speech): string | null {
  if (!change?.real) return null
  const read = (difference: number) => scoreText(metric, difference, locale())
  const size = read(Math.abs(change.difference))
  return size === read(0) ? null : digits(`${change.difference < 0 ? '−' : '+'}${size}`)
}

/** "1,204 in 30 days, ±3". */
export function sampleText(score: WallScore, { say, number, digits, locale }: Speech): string {
  const sample = say('sample', { n: score.windowDays, answers: number(score.n) })
  const margin = marginText(score, locale())
  // A margin is one thing: no line breaks inside of it.
  const whole = margin && digits(margin.replace(/ /g, '\u00a0'))
  return whole ? say('sampleMargin', { sample, margin: whole }) : sample
}

/** "Goal 55 by 31 Dec". */
export function goalText({ goal, metric }: WallScore, now: number, speech: Speech): string | null {
  if (!goal) return null
  const score = speech.digits(scoreText(metric, goal.score, speech.locale()))
  return speech.say('goal', { score, date: calendarDayText(goal.by, { now, speech }) })
}
