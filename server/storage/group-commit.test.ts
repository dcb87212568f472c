import { expect, test } from 'vitest'
import { StorageUnavailable } from './errors.ts'
import { createGroupCommit } from './group-commit.ts'
import { weightOf } from './stored-operations.ts'

test('[J77] what costs much shares its commit with few, and only so much waits for one', async () => {
  const groups: number[][] = []
  let free = () => {}
  const held = new Promise<void>((resolve) => {
    free = resolve
  })
  const keep = async (weights: number[]) => {
    groups.push(weights)
    await held
    return weights
  }
  const group = createGroupCommit(keep, (weight: number) => weight)
  const first = group.keep([1])
  await new Promise(setImmediate)
  const heavy = Array.from({ length: 10 }, () => group.keep([1_500]))
  const light = Array.from({ length: 500 }, () => group.keep([1]))
  await expect(group.keep([5_000])).rejects.toThrow(StorageUnavailable)
  free()
  await Promise.all([first, ...heavy, ...light])
  expect(groups.map((weights) => weights.length)).toEqual([1, ...Array(9).fill(1), 501])
})

test('[J77] a delivery costs by its answers and its bytes, and a small one what a plain post does', () => {
  const delivery = (length: number, events: number) =>
    weightOf({
      ...{ kind: 'delivery', source: { id: 's', policy: 'publish' }, again: false, now: 0 },
      delivery: { body: { text: 'x'.repeat(length) } } as never,
      events: Array(events).fill({ kind: 'withdraw', event: 0, externalId: 'x' }),
    })
  expect(delivery(2_000, 1)).toBe(1)
  expect(delivery(2_000, 0)).toBe(1)
  expect(delivery(1_000_000, 1_000)).toBe(1_200)
})
