import { expect, test } from 'vitest'
import type { Voice } from '../../../shared/wall.ts'
import { type OnWall, standings, type WhyNot } from './on-walls.ts'

const on = (wall: string, name: string | null): OnWall => ({
  ...{ wall, name: wall, stands: true, why: null },
  voice: { id: 'v1', name } as Voice,
})
const notOn = (wall: string, why: WhyNot): OnWall => ({ wall, name: wall, stands: false, why, voice: null })

test('[A52] walls on which it stands alike are told together, before those on which it does not', () => {
  const items = [
    notOn('Reception', 'unhappy'),
    on('Lobby', 'Johanna D.'),
    on('Service', 'Johanna D.'),
    on('Board', null),
  ]
  expect(standings(items)).toEqual([
    { walls: ['Lobby', 'Service'], name: 'Johanna D.', why: null },
    { walls: ['Board'], name: null, why: null },
    { walls: ['Reception'], name: null, why: 'unhappy' },
  ])
})
