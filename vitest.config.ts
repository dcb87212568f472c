import solid from 'vite-plugin-solid'
import { defineConfig } from 'vitest/config'
import { LongestFirst } from './scripts/testing/longest-first.ts'

// Left alone, Vitest keeps one core idle and loads the whole server anew for each file. No module of ours remembers
// anything that a test could leave behind, so files share what they have loaded.
const QUICK = { maxWorkers: 2, isolate: false }

/** A page on a busy machine gets to it: what is waited for comes or does not, however long it takes. */
const PATIENT = { poll: { timeout: 20_000 } }
const ONE_AT_A_TIME = ['e2e/wall-{voices,motion,connection}.test.ts', 'e2e/browser.test.ts']

export default defineConfig({
  test: {
    // At the root it runs once for all projects.
    globalSetup: ['scripts/testing/postgres.ts'],
    sequence: { sequencer: LongestFirst },
    projects: [
      {
        test: {
          ...QUICK,
          name: 'node',
          environment: 'node',
          include: ['{server,shared,scripts,bench}/**/*.test.ts'],
          testTimeout: 30_000,
          hookTimeout: 60_000,
        },
      },
      {
        plugins: [solid()],
        test: {
          ...QUICK,
          name: 'client',
          environment: 'node',
          include: ['client/**/*.test.{ts,tsx}'],
        },
      },
      {
        test: {
          name: 'e2e',
          environment: 'node',
          include: [...ONE_AT_A_TIME],
          // After the others and one file at a time: what is looked at here is how soon a screen shows something.
          sequence: { groupOrder: 3 },
          expect: PATIENT,
          fileParallelism: false,
          testTimeout: 60_000,
          hookTimeout: 90_000,
        },
      },
      {
        test: {
          name: 'wall',
          environment: 'node',
          include: ['e2e/wall-*.test.ts', 'e2e/engines/*.test.ts'],
          exclude: [...ONE_AT_A_TIME],
          // Walls are drawn by the processor here: more at a time only wait for each other.
          sequence: { groupOrder: 2 },
          expect: PATIENT,
          maxWorkers: 2,
          testTimeout: 60_000,
          hookTimeout: 90_000,
        },
      },
      {
        test: {
          name: 'desk',
          environment: 'node',
          include: ['e2e/{admin-*,docs}.test.ts'],
          // A page waits more than it works: three at a time keep two cores busy.
          sequence: { groupOrder: 1 },
          expect: PATIENT,
          maxWorkers: 3,
          testTimeout: 60_000,
          hookTimeout: 90_000,
        },
      },
    ],
  },
})
