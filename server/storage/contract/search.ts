import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Feedback } from '../../../shared/feedback.ts'
import { DAY, MINUTE } from '../../testing/clock.ts'
import type { Engine } from '../../testing/engines.ts'
import { openTestRooms, type TestRooms } from '../../testing/rooms.ts'
import { createSender, type Sender } from '../../testing/sender.ts'

const ENTRIES = {
  german: { comment: 'Das Paket lag im Regen vor der Haustür, Straße 12!', language: 'de' },
  again: { comment: 'STRASSE gesperrt; die Haustür klemmt.', tags: ['Baustelle', 'x,y "z"'] },
  turkish: { comment: 'İstanbul şubesi çok hızlı, IŞIK gibi.', location: 'İzmir' },
  japanese: { comment: '東京都に行きました。とても美味しかったです。' },
  thai: { comment: 'ร้านอาหารอร่อยมากและน้ำดี' },
  arabic: { comment: 'الخدمةُ مُمتازة جدًّا' },
  chinese: { comment: '服务很好,谢谢你们' },
  named: {
    comment: 'Fine.',
    author: { name: 'Maya Krüger', email: 'maya.k@example.com', company: 'Nordwind AG' },
  },
  odd: { comment: "\" OR 1=1; -- NEAR(a b) * ^col:x 'quoted' (bracket" },
  plain: { comment: 'Nothing to find here, called me back.', touchpoint: 'visit' },
} as const
type Name = keyof typeof ENTRIES

/** The one list: what is typed, and what it finds on every engine. */
const QUERIES: readonly [typed: string, found: Name[]][] = [
  ['paket', ['german']],
  ['PAKET regen', ['german']],
  ['regen paket', ['german']],
  ['strasse', ['german', 'again']],
  ['straße', ['german', 'again']],
  ['haustur', ['german', 'again']],
  ['Haustür gesperrt', ['again']],
  ['haust', ['german', 'again']],
  ['ustür', []],
  ['baustelle', ['again']],
  ['istanbul', ['turkish']],
  ['ISTANBUL', ['turkish']],
  ['isik', ['turkish']],
  ['izmir', ['turkish']],
  ['sube', ['turkish']],
  ['東京', ['japanese']],
  ['美味しかった', ['japanese']],
  ['京都', []],
  ['อร่อย', ['thai']],
  ['น้ำ', ['thai']],
  ['ممتازة', ['arabic']],
  ['الخدمة ممتازه', ['arabic']],
  ['谢谢', ['chinese']],
  ['maya', ['named']],
  ['KRUGER', ['named']],
  ['maya.k@example.com', ['named']],
  ['nordwind', ['named']],
  ['maya paket', []],
  ['"', []],
  ['*', []],
  ['OR', ['odd']],
  ['paket OR strasse', []],
  ['"paket"', ['german']],
  ['paket*', ['german']],
  ['-paket', ['german']],
  ['comment:paket', []],
  ["'quoted'", ['odd']],
  ['1=1', ['odd']],
  ['(bracket', ['odd']],
  ['NEAR(a b)', ['odd']],
  ['100%', []],
  ['_aket', []],
  ['a', ['odd']],
  ['me', ['plain']],
  [`paket${' paket'.repeat(30)}`, ['german']],
  ['nothing', ['plain']],
  ['=x64mdko', []],
]

/** Finding entries by their words. */
export function search(engine: Engine): void {
  describe.each([
    ['the newest entries themselves', 1_000],
    ['the index', 1],
  ])('by %s', (_by, lookAt) => {
    let opened: TestRooms
    let shop: Sender
    const made = new Map<string, Name>()
    beforeAll(async () => {
      opened = await openTestRooms(engine, { lookAt })
      shop = createSender(opened)
      for (const [name, posted] of Object.entries(ENTRIES)) {
        opened.clock.forward(MINUTE)
        made.set((await shop.add({ ...posted, externalId: name })).id, name as Name)
      }
      // So that each of the others is below the newest.
      for (const comment of ['Newest but one.', 'Newest.']) await shop.add({ comment })
    })
    afterAll(async () => {
      expect(opened.errors).toEqual([])
      await opened.close()
    })

    const list = (query: object) => opened.rooms.feedback.list({ limit: 100, ...query })
    const namesOf = (found: Feedback[]) => found.map(({ id }) => made.get(id))
    const newestFirst = (names: readonly Name[]) =>
      Object.keys(ENTRIES)
        .filter((name) => names.includes(name as Name))
        .toReversed()
    test('[F3] one list of queries finds the same on every engine, before and after it is indexed', async () => {
      for (const [typed, names] of QUERIES)
        expect([typed, namesOf(await list({ q: typed }))]).toEqual([typed, newestFirst(names)])
      await opened.indexed()
      for (const [typed, names] of QUERIES) {
        expect([typed, namesOf(await list({ q: typed }))]).toEqual([typed, newestFirst(names)])
        expect([typed, (await opened.rooms.feedback.counts({ q: typed })).all]).toEqual([typed, names.length])
      }
    })

    test('[F3] a blank search is no search', async () => {
      expect(await list({ q: '  ' })).toHaveLength(made.size + 2)
    })

    test('[F4] what is found follows changed words and tags, and nothing is found of a withdrawn entry', async () => {
      await shop.put('german', { comment: 'Das Päckchen kam an.' })
      expect(await list({ q: 'regen' })).toEqual([])
      expect(namesOf(await list({ q: 'packchen' }))).toEqual(['german'])
      const [plain] = await list({ q: 'nothing' })
      const id = plain?.id ?? ''
      const tagged = await opened.rooms.moderation.moderate(
        id,
        { tags: ['Überfällig'] },
        opened.audit('mod', 'feedback.changed', id),
        opened.clock.now(),
      )
      expect(tagged.kind).toBe('changed')
      expect(namesOf(await list({ q: 'uberfallig' }))).toEqual(['plain'])
      expect(namesOf(await list({ tag: 'Überfällig' }))).toEqual(['plain'])
      await shop.withdraw('named')
      await opened.indexed()
      for (const q of ['regen', 'maya', 'nordwind', 'example']) expect(await list({ q })).toEqual([])
      expect(namesOf(await list({ q: 'packchen' }))).toEqual(['german'])
      expect(namesOf(await list({ q: 'uberfallig' }))).toEqual(['plain'])
    })

    test('[F4] a commit of many is indexed as a whole', async () => {
      opened.clock.forward(DAY)
      const many = Array.from({ length: 1_200 }, (_, n) =>
        shop.operations.create({ comment: `Serial${n} word.` }),
      )
      await shop.keep(many)
      await opened.indexed()
      expect(await list({ q: 'serial777' })).toHaveLength(1)
      expect((await opened.rooms.feedback.counts({ q: 'serial' })).all).toBe(1_200)
    })
  })
}
