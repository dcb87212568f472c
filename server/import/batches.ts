/** Groups what comes into batches of at most so many items and so many bytes; a larger item goes alone. */
export async function* inBatches<T>(
  items: AsyncIterable<T>,
  { most, bytes, sizeOf }: { most: number; bytes: number; sizeOf: (item: T) => number },
): AsyncGenerator<T[]> {
  let batch: T[] = []
  let size = 0
  for await (const item of items) {
    const more = sizeOf(item)
    if (batch.length === most || (batch.length > 0 && size + more > bytes)) {
      yield batch
      batch = []
      size = 0
    }
    batch.push(item)
    size += more
  }
  if (batch.length > 0) yield batch
}
