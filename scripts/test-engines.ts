import { buildClient } from './build.ts'
import { runTool } from './tool.ts'

/** `npm run test:engines`: the wall on every old engine that can be had. `npm test` opens two of them. */
await buildClient()
const args = ['run', '--project', 'wall', 'e2e/engines', ...process.argv.slice(2)]
process.exitCode = await runTool('vitest/vitest.mjs', args, { TENFOOT_ALL_ENGINES: '1' })
