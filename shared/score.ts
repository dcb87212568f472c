/** From counts to what people read: pure, and the same code on walls, in the API, in exports and statements. */
export { type Change, changeOf } from './score/change.ts'
export { type Counts, type Tally, toCounts } from './score/counts.ts'
export { percentsOf } from './score/percents.ts'
export { FULL_FROM, type Score, type ScoreState, SHOWN_FROM, scoreOf } from './score/score.ts'
export { marginText, scoreText } from './score/text.ts'
