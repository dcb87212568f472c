import { expect, test } from 'vitest'
import { tempFile } from '../import/testing.ts'
import { guessDates } from './guess-dates.ts'
import { guessScore } from './guess-score.ts'
import { lookAt } from './look.ts'

async function guessOf(csv: string) {
  const { guess, doubts } = await lookAt(await tempFile('a.csv', csv), 'csv', { said: {}, usual: {} })
  return { ...guess, doubts }
}

test.for([
  [['2019-11-01', '2019-11-01 08:51', '1572598272'], null, false],
  [['31.12.2019 8:05', '1.1.2020 23:59'], 'd.M.yyyy H:mm', false],
  [['12/31/2019', '1/2/2020'], 'M/d/yyyy', false],
  [['1/2/2020', '3/4/2020'], 'M/d/yyyy', true],
  [['31/12/2019 10:00:00'], 'd/M/yyyy H:mm:ss', false],
  [['Nov 3, 2019, 4:05 PM'], 'LLL d, yyyy, h:mm a', false],
] as const)('[Y15] dates like %j are in the form %s', ([texts, format, doubtful]) => {
  expect(guessDates(texts)).toEqual({ format, doubtful, wrong: 0 })
})

test('[Y15] what is no date in any form is no date', () => {
  expect(guessDates(['soon'])).toBe(null)
  expect(guessDates([])).toBe(null)
})

test.for([
  ['NPS', ['0', '10'], 'nps', null],
  ['How satisfied are you?', ['1', '5'], 'csat', null],
  ['How satisfied are you?', ['2', '9'], 'csat', { min: 1, max: 10 }],
  ['Stars', ['5', '3'], 'stars', null],
  ['Q1', ['0', '8'], 'nps', null],
  ['Q1', ['1', '5'], 'csat', null],
  ['Q1', ['40', '90'], null, null],
] as const)('[Y15] a column %s with %j asks for %s', ([title, texts, metric, scale]) => {
  expect(guessScore(title, texts, {})).toMatchObject({ metric, scale })
})

test('[Y15] words that begin with their number mean it; what the source says goes before all guesses', () => {
  expect(guessScore('NPS', ['5 – Very satisfied', '1: Never'], { metric: 'csat' })).toEqual({
    metric: 'csat',
    scale: null,
    values: { '5 – Very satisfied': '5', '1: Never': '1' },
    beyond: [],
  })
})

test('[Y15] columns are told apart by their titles, and by what stands in them where these say nothing', async () => {
  const csv = [
    'Kunde,Filiale,A,B,C',
    'Ida Holm,Nord,9,ida@example.com,The door was open and warm inside.',
    'Ben Aas,Süd,2,ben@example.com,Nobody was there at half past nine.',
  ].join('\n')
  expect(await guessOf(csv)).toEqual({
    columns: { 'author.name': 'Kunde', location: 'Filiale', score: 'A', 'author.email': 'B', comment: 'C' },
    metric: 'nps',
    doubts: [],
  })
})

test('[Y51] a few numbers beyond a scale do not make another one of it, and are told', () => {
  const scores = [...Array(19).keys()].map((at) => String(at % 11))
  expect(guessScore('NPS', [...scores, '11'], {})).toMatchObject({ metric: 'nps', scale: null, beyond: [11] })
  expect(guessScore('Q1', [...scores, '77', '-1'], {})).toMatchObject({ metric: 'nps', beyond: [-1, 77] })
  expect(guessScore('NPS', ['9', '0', '11'], {})).toMatchObject({ scale: null, beyond: [11] })
  const many = guessScore('NPS', [...scores, '40', '65', '90'], {})
  expect(many).toMatchObject({ scale: { min: 0, max: 100 }, beyond: [] })
})

test('[Y51] a few cells that are no dates do not leave a column out, and are told', async () => {
  const days = Array.from({ length: 18 }, (_, at) => `${at + 1}/2/2020`)
  expect(guessDates([...days, 'yesterday'])).toEqual({ format: 'd/M/yyyy', doubtful: false, wrong: 1 })
  expect(guessDates(['3/2/2020', 'soon', '4/2/2020'])).toMatchObject({ format: 'M/d/yyyy', doubtful: true })
  expect(guessDates([...days, 'yesterday', 'soon', 'never'])).toBe(null)
  const rows = days.map((day, at) => `${at % 11},${day}`)
  const { columns, doubts } = await guessOf(['nps,when', ...rows, '11,yesterday'].join('\n'))
  expect(columns).toEqual({ score: 'nps', occurredAt: 'when' })
  expect(doubts).toEqual([
    'Of the scores, 11 cannot be: such rows are refused.',
    'Some of the dates cannot be read: such rows are refused.',
  ])
})

test('[Y15] what cannot be told is said', async () => {
  expect((await guessOf('Farbe\nblau\n')).doubts).toEqual(['No column looks like a score or a comment.'])
  expect((await guessOf('comment,date\nWell,1/2/2020\n')).doubts).toEqual([
    'The dates may have the day before the month; month first is a guess.',
  ])
})
