import { expect, test } from 'vitest'
import { readOptions } from './options.ts'

const NAMES = ['posts', 'batches', 'history']

test('[B4] without arguments the bench runs whole', () => {
  expect(readOptions([], NAMES)).toEqual({ only: [], quick: false })
})

test('[B4] --only takes names, separated or repeated, and refuses one that is none', () => {
  expect(readOptions(['--only', 'posts,history', '--only', 'batches'], NAMES).only).toEqual([
    'posts',
    'history',
    'batches',
  ])
  expect(() => readOptions(['--only', 'post'], NAMES)).toThrow(
    'There is no bench "post": posts, batches, history',
  )
  expect(() => readOptions(['--fast'], NAMES)).toThrow()
})
