import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Feedback, Passages } from '../../../shared/feedback.ts'
import { createMaskFinding, type MaskFinding } from '../../moderation/masks/finding.ts'
import { FIRST_MASK_SETTINGS, type MaskSettings } from '../../moderation/masks/rules.ts'
import type { Engine } from '../../testing/engines.ts'
import { createSender, feedbackOf, type Sender } from '../../testing/sender.ts'
import { openTestStorage, type TestStorage } from '../../testing/storage.ts'

/** Personal data in words: found when they come in, and again when what is looked for changes. */
export function masks(engine: Engine): void {
  let opened: TestStorage
  let shop: Sender
  let finding: MaskFinding
  beforeAll(async () => {
    opened = await openTestStorage(engine)
    shop = createSender(opened)
    const { storage, clock } = opened
    const onError = (error: unknown) => {
      throw error
    }
    finding = createMaskFinding({ storage, now: clock.now, onError })
  })
  afterAll(async () => {
    await finding.close()
    await opened.close()
  })

  const change = async (settings: Partial<MaskSettings>, revision: number | null = null) => {
    const line = opened.audit('admin', 'masks.changed', 'masks')
    const outcome = await opened.storage.masks.change({ ...FIRST_MASK_SETTINGS, ...settings }, line, revision)
    await opened.storage.maskRules.refresh()
    return outcome
  }
  const own = (name: string, pattern: string) => change({ patterns: [{ name, pattern }] })
  const findAll = async () => {
    finding.begin()
    await finding.idle()
  }
  const read = async (id: string) => (await opened.storage.feedback.byId(id)) as Feedback
  const wordsMasked = ({ comment = '', masks = [] }: Feedback) =>
    masks.map(({ start, end }) => comment.slice(start, end))

  test('[P13] what is found is kept beside the words, which stay as they were', async () => {
    const comment = 'Call 0171 1234567 or maya@example.com.'
    const entry = await shop.add({ comment, language: 'de' })
    expect(entry.comment).toBe(comment)
    expect(entry.masks?.map(({ kind }) => kind)).toEqual(['phone', 'email'])
    expect(wordsMasked(await read(entry.id))).toEqual(['0171 1234567', 'maya@example.com'])
    expect(await shop.add({ comment: 'Nothing here.' })).not.toHaveProperty('masks')
  })

  test('[P13] other words of the sender are looked through anew', async () => {
    const { id } = feedbackOf(await shop.put('changing', { comment: 'Ask maya@example.com.' }))
    await shop.put('changing', { comment: 'I ask no more, ben@example.com.' })
    expect(wordsMasked(await read(id))).toEqual(['ben@example.com'])
    await shop.withdraw('changing')
    expect(await read(id)).not.toHaveProperty('masks')
  })

  test('[P12] other words of the sender drop what a moderator chose of the ones before', async () => {
    const posted = { comment: 'Lovely. Maya was rude.' }
    const { id } = feedbackOf(await shop.put('chosen', posted))
    const line = opened.audit('mod', 'feedback.changed', id)
    const passages: Passages = { show: [[0, 7]], mask: [[8, 12]] }
    await opened.storage.moderation.moderate(id, { passages }, line, opened.clock.now())
    await shop.put('chosen', { ...posted, metric: 'nps', score: 3 })
    expect((await read(id)).passages).toEqual(passages)
    await shop.put('chosen', { comment: 'Lovely. Maya was polite.' })
    expect(await read(id)).not.toHaveProperty('passages')
  })

  test('[P14] of two who saw the same settings the second is told what the first set, and the log has names only', async () => {
    const { revision } = await opened.storage.masks.settings()
    const first = await change({ patterns: [{ name: 'Order', pattern: 'Secret-\\d+' }] }, revision)
    expect(first.kind).toBe('changed')
    const second = await change({ patterns: [] }, revision)
    expect(second).toEqual({ kind: 'stale', settings: first.settings })
    const [line] = await opened.storage.audit.list({ subject: 'masks', limit: 1 })
    expect(line).toMatchObject({ action: 'masks.changed', after: { patterns: ['Order'] } })
    expect(JSON.stringify(line)).not.toMatch(/Secret/)
  })

  test('[P14] a change says that words may have to leave screens', async () => {
    await own('Any', 'x\\d+')
    expect(opened.commits.at(-1)).toMatchObject({ hides: true, settings: true })
  })

  test('[P16] all entries are found again, and their own revision stays', async () => {
    await own('None', 'nothing-of-this')
    const posts = Array.from({ length: 1_100 }, () => shop.operations.create({ comment: 'About ABC-1234.' }))
    const added = (await shop.keep(posts)).map(feedbackOf)
    await own('Ticket', 'ABC-\\d+')
    const old = await read(added[0]?.id as string)
    expect(old).not.toHaveProperty('masks')
    await findAll()
    for (const { id } of [added[0], added[550], added[1_099]] as Feedback[]) {
      expect(wordsMasked(await read(id))).toEqual(['ABC-1234'])
    }
    expect((await read(old.id)).revision).toBe(old.revision)
    await own('None', 'nothing-of-this')
    await findAll()
    expect(await read(old.id)).not.toHaveProperty('masks')
  })

  test('[P8] words alone of which new masks leave nothing stand no more, and again when they do', async () => {
    const { id } = await shop.add({ comment: 'QQ-123456' })
    const scored = await shop.add({ comment: 'QQ-123456', metric: 'nps', score: 9 })
    const visible = async (of: string) => (await opened.storage.feedback.rowById(of))?.shown_at !== null
    expect(await visible(id)).toBe(true)
    const { revision } = await read(id)
    await own('Number', 'QQ-\\d+')
    await findAll()
    expect(await visible(id)).toBe(false)
    expect(await visible(scored.id)).toBe(true)
    expect((await read(id)).revision).toBeGreaterThan(revision)
    await own('None', 'nothing-of-this')
    await findAll()
    expect(await visible(id)).toBe(true)
  })

  test('[P16] a finding that was stopped is done again at the next start, and not once it is done', async () => {
    const { id } = await shop.add({ comment: 'About XYZ-99.' })
    const { settings } = await own('Other', 'XYZ-\\d+')
    const { version } = opened.storage.maskRules.current()
    expect(version).toContain(String(settings.revision))
    expect(await opened.storage.masks.isFound(version)).toBe(false)
    await findAll()
    expect(await opened.storage.masks.isFound(version)).toBe(true)
    expect(wordsMasked(await read(id))).toEqual(['XYZ-99'])
    const revision = await opened.storage.revision()
    await findAll()
    expect(await opened.storage.revision()).toBe(revision)
  })
}
