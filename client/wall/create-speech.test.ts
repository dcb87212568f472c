import { createRoot, createSignal } from 'solid-js'
import { expect, it } from 'vitest'
import type { Letters } from '../design/letters.ts'
import { createSpeech, type LoadingSpeech } from './create-speech.ts'
import { ALL } from './words/all.ts'

const NO_LETTERS: Letters = { prepare: () => undefined, load: () => Promise.resolve() }

/** A page whose network answers when it is told to, and whose clock is turned by hand. */
function startPage(locale: string) {
  const timers: { run: () => void; after: number }[] = []
  const asked: string[] = []
  let answer: (response: Response | null) => void = () => undefined
  const page = {
    navigator: { language: 'en' },
    setTimeout: (run: () => void, after: number) => timers.push({ run, after }),
    clearTimeout: () => undefined,
    fetch: (file: string) => {
      asked.push(file)
      return new Promise((resolve, reject) => {
        answer = (response) => (response ? resolve(response) : reject(new Error('no network')))
      })
    },
  } as unknown as Window
  const [wanted, setLocale] = createSignal(locale)
  const speech = createRoot(() => createSpeech({ locale: wanted, letters: NO_LETTERS, page }))
  return {
    ...{ speech, asked, setLocale },
    answers: async (response: Response | null) => {
      answer(response)
      await new Promise((resolve) => setTimeout(resolve))
    },
    passes: (length: number) => {
      for (const { run, after } of timers.splice(0)) if (after <= length) run()
    },
  }
}

const german = () => new Response(JSON.stringify(ALL.de))
const says = (speech: LoadingSpeech) => [speech.ready(), speech.language(), speech.say('live')]

it('[W198] a wall waits for the file of its language, and then speaks it', async () => {
  const { speech, asked, answers } = startPage('fr')
  expect(asked.length).toBe(1)
  expect(says(speech)).toEqual([false, 'en', 'live'])
  await answers(new Response(JSON.stringify(ALL.fr)))
  expect(says(speech)).toEqual([true, 'fr', 'en direct'])
})

it('[W198] one that cannot be had leaves English, and is asked for again until it is there', async () => {
  const { speech, asked, answers, passes } = startPage('de')
  await answers(null)
  expect(says(speech)).toEqual([true, 'en', 'live'])
  passes(60_000)
  expect(asked.length).toBe(2)
  await answers(new Response('', { status: 503 }))
  passes(60_000)
  await answers(german())
  expect(speech.language()).toBe('de')
})

it('[W198] one that does not come is not waited for longer than three seconds', () => {
  const { speech, passes } = startPage('de')
  passes(3_000)
  expect(says(speech)).toEqual([true, 'en', 'live'])
})

it('[W198] what a file of another build lacks is said in English', async () => {
  const { speech, answers } = startPage('de')
  await answers(new Response(JSON.stringify({ idle: 'Gerade ist alles ruhig.' })))
  expect([speech.say('idle'), speech.say('closed')]).toEqual([
    'Gerade ist alles ruhig.',
    'The wall is closed.',
  ])
})

it('[W198] a wall goes from one language to another without English between', async () => {
  const { speech, answers, setLocale } = startPage('de')
  await answers(german())
  setLocale('fr')
  expect(speech.language()).toBe('de')
  await answers(new Response(JSON.stringify(ALL.fr)))
  expect(speech.language()).toBe('fr')
})
