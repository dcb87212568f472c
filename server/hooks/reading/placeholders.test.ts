import { describe, expect, test } from 'vitest'
import { eventIn } from '../testing/fixtures.ts'

const source = { metric: 'nps' } as const

describe('placeholders that nobody filled in', () => {
  test.each([
    '{{satisfaction.current_comment}}',
    '{{ 1.text }}',
    '={{ $json.comment }}',
    '{{a}} – {{b}}',
    '\x24{e://Field/ResponseID}',
    '\x24{q://QID2/ChoiceTextEntryValue}',
    '@{triggerBody()}',
    '<%= comment %>',
    '{% if comment %}',
    '%comment%',
    '%%comment%%',
    '*|COMMENT|*',
    '[[comment]]',
    '[first_name]',
    '[Comment]',
    '{comment}',
  ])('[M11] %s is the template itself, as a test button sends it', (text) => {
    expect(eventIn('generic', { score: 9, comment: text }, { source })).toMatchObject({
      means: 'ignore',
      why: /template/,
    })
    expect(eventIn('generic', { score: text, comment: 'Hello' }, { source })).toMatchObject({
      means: 'ignore',
    })
  })

  test.each([
    '100 % happy, 50% off',
    'I use {braces} and [brackets] in my words',
    '[no comment]',
    'Costs $5 {sic}',
    '5 < 6 % 4 > 3',
    '😀',
    '{}',
  ])('[M11] %s is what somebody wrote', (comment) => {
    expect(eventIn('generic', { comment }, { source })).toMatchObject({
      means: 'upsert',
      posted: { comment },
    })
  })

  test('[M11] one amid other words is not kept, and waits', () => {
    const event = eventIn('generic', { score: 9, comment: 'They said: {{ticket.comment}}' }, { source })
    expect(event).toMatchObject({
      means: 'upsert',
      posted: { score: 9 },
      why: [{ field: 'comment', pointer: '/comment' }],
    })
    expect(event).not.toHaveProperty('posted.comment')
    expect(eventIn('generic', { comment: 'They said: {{ticket.comment}}' }, { source })).toMatchObject({
      means: 'unclear',
    })
  })

  test('[M11] in any other field it is left out', () => {
    const body = {
      score: 9,
      name: '{{name}}',
      email: '\x24{email}',
      channel: 'by {{channel}}',
      tags: ['{{tag}}', 'real'],
      time: '{{now}}',
    }
    expect(eventIn('generic', body, { source })).toMatchObject({
      posted: { metric: 'nps', score: 9, tags: ['real'] },
    })
    expect(JSON.stringify(eventIn('generic', body, { source }))).not.toContain('{{')
  })
})
