import { mkdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { dirname } from 'node:path'
import { setTimeout as delay } from 'node:timers/promises'

/** Runs `action` while no other process of this machine holds `file`; one that died does not hold it. */
export async function withLock(file, action) {
  mkdirSync(dirname(file), { recursive: true })
  while (!take(file)) await delay(200)
  const release = () => rmSync(file, { force: true })
  process.once('exit', release)
  process.once('SIGINT', () => process.exit(130))
  process.once('SIGTERM', () => process.exit(143))
  await action()
  release()
  // From here on it may be another process's.
  process.off('exit', release)
}

function take(file) {
  try {
    writeFileSync(file, String(process.pid), { flag: 'wx' })
    return true
  } catch (error) {
    if (error.code !== 'EEXIST') throw error
    if (!isHeld(file)) rmSync(file, { force: true })
    return false
  }
}

function isHeld(file) {
  try {
    const holder = Number(readFileSync(file, 'utf8'))
    // Created and not written yet, unless its process died between the two.
    if (holder === 0) return Date.now() - statSync(file).mtimeMs < 5000
    process.kill(holder, 0)
    return true
  } catch (error) {
    // EPERM: somebody else's process, but alive.
    return error.code === 'EPERM'
  }
}
