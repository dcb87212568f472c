import { expect, test } from 'vitest'
import { readOptions } from './options.ts'
import { mappingOf } from './plan.ts'
import { tempFile } from './testing.ts'

const mapFile = (content: unknown) => tempFile('map.json', JSON.stringify(content))

test('[D14] a map file says the same as flags of the same names', async () => {
  const path = await mapFile({
    score: 'Rating',
    comment: 3,
    metric: 'stars',
    scale: '1-5',
    'scale-from': ['2015-06-09=1-10'],
    set: ['touchpoint=lounge'],
    value: ['score:Great=5'],
    'no-header': true,
  })
  const byFile = mappingOf(await readOptions(['x.csv', '--map', path]), 'UTC')
  const flags = ['--score', 'Rating', '--comment', '3', '--metric', 'stars', '--scale', '1-5', '--no-header']
  const lists = ['--scale-from', '2015-06-09=1-10', '--set', 'touchpoint=lounge', '--value', 'score:Great=5']
  expect(byFile).toEqual(mappingOf(await readOptions(['x.csv', ...flags, ...lists]), 'UTC'))
  expect(byFile.columns.get('comment')).toBe('3')
})

test('[D14] flags win over the map file, and add to its lists', async () => {
  const path = await mapFile({ score: 'Rating', set: ['location=Odense', 'channel=web'] })
  const said = await readOptions(['x.csv', '--map', path, '--score', 'Stars', '--set', 'location=Aarhus'])
  const { columns, constants } = mappingOf(said, 'UTC')
  expect(columns.get('score')).toBe('Stars')
  expect([...constants]).toEqual([
    ['location', 'Aarhus'],
    ['channel', 'web'],
  ])
})

test.for([
  [{ scroe: 'Rating' }, /scroe/],
  [{ set: 'location=Odense' }, /set/],
  [{ token: 'secret' }, /token/],
  [['score'], /./],
] as const)('[D14] a map file with %j is unusable and says why', async ([content, why]) => {
  const path = await mapFile(content)
  await expect(readOptions(['x.csv', '--map', path])).rejects.toThrow(why)
})

test.for([
  ['--scale', '5-1'],
  ['--scale', 'five'],
  ['--scale-from', '2015=1-10'],
  ['--metric', 'happiness'],
  ['--set', 'touchpoint'],
  ['--set', 'nose=red'],
  ['--value', 'score=5'],
] as const)('[D10] %s %s is told with an example', async ([flag, value]) => {
  const said = await readOptions(['x.csv', flag, value])
  expect(() => mappingOf(said, 'UTC')).toThrow(`${flag} ${value}`)
})
