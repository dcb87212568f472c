import { StorageUnavailable } from './errors.ts'

/** More would make those who wait for the commit wait too long. */
const OPERATIONS_AT_ONCE = 2_000
/** Beyond this many waiting operations new ones are refused: memory is finite, and nobody waits for ever. */
const OPERATIONS_WAITING = 20_000

interface Waiting<Operation, Outcome> {
  operations: readonly Operation[]
  weight: number
  resolve: (outcomes: Outcome[]) => void
  reject: (error: unknown) => void
}

/**
 * Lets requests that arrive together share a commit: what came while the last one ran goes into the next.
 * There is no timer, so a request alone does not wait.
 */
export function createGroupCommit<Operation, Outcome>(
  keep: (operations: Operation[]) => Promise<Outcome[]>,
  /** What an operation costs, where 1 is a single entry. */
  weigh: (operation: Operation) => number = () => 1,
) {
  const waiting: Waiting<Operation, Outcome>[] = []
  let count = 0
  let running = false

  /** Before each commit the sockets are read: on SQLite nothing else would let what has arrived come in. */
  async function run(): Promise<void> {
    while (waiting.length > 0) {
      await nextTurn()
      await commit(takeGroup())
    }
    running = false
  }

  function takeGroup(): Waiting<Operation, Outcome>[] {
    let size = 0
    let taken = 0
    for (const { weight } of waiting) {
      if (taken > 0 && size + weight > OPERATIONS_AT_ONCE) break
      size += weight
      taken += 1
    }
    count -= size
    return waiting.splice(0, taken)
  }

  async function commit(group: Waiting<Operation, Outcome>[]): Promise<void> {
    try {
      const outcomes = await keep(group.flatMap(({ operations }) => operations))
      let start = 0
      for (const { operations, resolve } of group) {
        resolve(outcomes.slice(start, start + operations.length))
        start += operations.length
      }
    } catch (error) {
      if (group.length === 1 || error instanceof StorageUnavailable) {
        for (const { reject } of group) reject(error)
        return
      }
      // One of them has what this code did not foresee: alone, it harms no other.
      for (const single of group) await commit([single])
    }
  }

  return {
    /**
     * Settles when these operations are durably kept, with their outcomes in order.
     * @throws StorageUnavailable when nothing was kept
     */
    keep(operations: readonly Operation[]): Promise<Outcome[]> {
      const weight = operations.reduce((sum, operation) => sum + weigh(operation), 0)
      if (count + weight > OPERATIONS_WAITING) {
        return Promise.reject(new StorageUnavailable(new Error('too many operations wait for a commit')))
      }
      return new Promise((resolve, reject) => {
        waiting.push({ operations, weight, resolve, reject })
        count += weight
        if (running) return
        running = true
        run()
      })
    },
  }
}

function nextTurn(): Promise<void> {
  return new Promise((resolve) => setImmediate(resolve))
}
