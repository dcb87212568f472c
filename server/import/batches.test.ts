import fc from 'fast-check'
import { expect, test } from 'vitest'
import { inBatches } from './batches.ts'

async function* from(items: readonly number[]) {
  yield* items
}

const limits = { most: 5, bytes: 20, sizeOf: (item: number) => item }

test('[D12] no batch has too many items or too many bytes, and nothing is lost or reordered', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(fc.integer({ min: 1, max: 30 })), async (items) => {
      const batches = await Array.fromAsync(inBatches(from(items), limits))
      expect(batches.flat()).toEqual(items)
      for (const batch of batches) {
        expect(batch.length).toBeLessThanOrEqual(5)
        expect(batch.length === 1 || batch.reduce((sum, item) => sum + item) <= 20).toBe(true)
      }
    }),
  )
})
