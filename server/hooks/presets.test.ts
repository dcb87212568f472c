import { copyFileSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { explainStart } from '../start-error.ts'
import { PresetUnusable } from './preset-unusable.ts'
import { loadPresets, presetNamed, presets } from './presets.ts'
import { recognise } from './reading/recognise.ts'
import { schemeNamed } from './signatures/schemes.ts'
import { fixtureNames, fixturesOf, reading } from './testing/fixtures.ts'

const PROVIDERS = [
  ...[
    'asknicely',
    'cloudevents',
    'delighted',
    'formbricks',
    'freshdesk',
    'github',
    'google-forms',
    'helpscout',
  ],
  ...[
    'hubspot',
    'intercom',
    'jotform',
    'make',
    'n8n',
    'qualtrics',
    'retently',
    'satismeter',
    'simplesat',
    'slack',
  ],
  ...[
    'standard-webhooks',
    'surveymonkey',
    'survicate',
    'tally',
    'trustpilot',
    'typeform',
    'wootric',
    'zapier',
  ],
  'zendesk',
]

describe('presets', () => {
  test('[M1] there is one for each tool, and a generic one for any other', () => {
    expect(presets.map(({ name }) => name).sort()).toEqual([...PROVIDERS, 'generic'].sort())
    expect(presetNamed('typeform')?.title).toBe('Typeform')
    expect(presetNamed('toString')).toBeUndefined()
  })

  test('[M2] each names schemes that there are, and tells how it is set up', () => {
    for (const { name, signature, setUp, secretFrom } of presets) {
      expect(
        signature.filter((scheme) => !schemeNamed(scheme)),
        name,
      ).toEqual([])
      expect(secretFrom === null, name).toBe(signature.length === 0)
      expect(setUp.there.length, name).toBeGreaterThan(0)
      expect(setUp.here.length, name).toBeGreaterThan(0)
      // It goes on a sentence that has begun.
      expect(setUp.unconfirmed ?? 'nothing', name).toMatch(/^[a-z]/)
    }
  })

  test('[M2] a template that a tool is given to send is no answer as long as nothing is filled in', () => {
    const templated = presets.filter(
      ({ setUp }) => setUp.template?.text.includes('{{') || setUp.template?.text.includes('\x24{'),
    )
    expect(templated.map(({ name }) => name)).toEqual(
      expect.arrayContaining(['zendesk', 'qualtrics', 'retently']),
    )
    for (const { name, setUp } of templated) {
      if (setUp.template?.type !== 'application/json') continue
      const { events } = reading(name, JSON.parse(setUp.template.text), { source: { metric: 'nps' } })
      expect(events[0]?.means, name).toBe('ignore')
    }
  })

  test.each(presets.map(({ name }) => name))('[M3] %s has at least two fixtures of its own', (name) => {
    expect(fixturesOf(name).length).toBeGreaterThanOrEqual(2)
  })

  test('[M3] every file of fixtures is for a preset', () => {
    expect(fixtureNames().filter((name) => !presetNamed(name))).toEqual([])
  })

  const cases = presets.flatMap(({ name }) => fixturesOf(name).map((each) => ({ name, ...each })))

  test.each(cases)('[M4] $name: $says', ({ name, body, source, headers, events, answer, known }) => {
    const { deliveryKey, ...said } = reading(name, body, { source, headers })
    expect(said).toEqual({ events, ...(answer && { answer }) })
    const key = deliveryKey?.key.startsWith('id:')
      ? deliveryKey.key
      : deliveryKey && `${deliveryKey.seconds} s`
    expect(key).toEqual(known)
  })

  const telling = cases.filter(({ name }) => presetNamed(name)?.recognise.length !== 0)

  test.each(telling)(
    '[M5] a delivery is recognised as the one of its tool: $name, $says',
    ({ name, body, headers = {} }) => {
      expect(recognise(body, headers)).toEqual([name])
    },
  )
})

function thrownBy(act: () => void): unknown {
  try {
    act()
  } catch (error) {
    return error
  }
  throw new Error('nothing was thrown')
}

describe('a preset that cannot be used', () => {
  let folder = ''
  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), 'presets-'))
  })
  afterAll(() => rmSync(folder, { recursive: true }))

  const source = join(import.meta.dirname, 'presets/typeform.json')
  const written = JSON.parse(readFileSync(source, 'utf8'))

  const faults = [
    ['it is no JSON', '{', /^The preset typeform\.json cannot be used: it is no JSON/],
    [
      'a field is missing',
      JSON.stringify({ ...written, title: undefined }),
      /typeform\.json cannot be used: \/title/,
    ],
    [
      'a field is unknown',
      JSON.stringify({ ...written, colour: 'red' }),
      /typeform\.json cannot be used: \/colour/,
    ],
    [
      'a scheme is unknown',
      JSON.stringify({ ...written, signature: ['wax'] }),
      /typeform\.json cannot be used: \/signature\/0/,
    ],
    [
      'its name is another',
      JSON.stringify({ ...written, name: 'other' }),
      /\/name is not the name of its file/,
    ],
  ] as const

  test.each(faults)('[M6] stops the start with one line that names it: %s', (_what, text, line) => {
    writeFileSync(join(folder, 'typeform.json'), text)
    expect(() => loadPresets(folder)).toThrow(PresetUnusable)
    expect(explainStart(thrownBy(() => loadPresets(folder)))).toMatch(line)
    copyFileSync(source, join(folder, 'typeform.json'))
    expect(loadPresets(folder).map(({ name }) => name)).toEqual(['typeform'])
  })
})
