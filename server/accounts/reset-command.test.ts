import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import { runCommand } from '../commands.ts'
import { makeTerminal } from '../import/testing.ts'
import { ENGINES } from '../testing/engines.ts'
import { refusalOf } from '../testing/integrator.ts'
import { keyOf, signIn } from '../testing/people.ts'
import { OWNER, startTestServer } from '../testing/server.ts'

async function reset(env: Record<string, string>, now: () => number, ...args: string[]) {
  const { terminal, written } = makeTerminal({ now })
  const code = await runCommand(['reset-password', ...args], { ...terminal, env })
  return { code, ...written, link: /http\S+/.exec(written.out)?.[0] ?? '' }
}

test.each(ENGINES)(
  '[U30] $name: an owner who is locked out gets a link beside the running server',
  async (engine) => {
    const { at, remove } = await engine.makePlace()
    const env: Record<string, string> = 'url' in at ? { DATABASE_URL: at.url } : { TENFOOT_DATA: at.folder }
    const server = await startTestServer(env)
    onTestFinished(async () => {
      await server.close()
      await remove()
    })
    const settings = { ...env, TENFOOT_PUBLIC_URL: 'https://wall.example.com' }
    const { code, link } = await reset(settings, server.clock.now, OWNER.email.toUpperCase())
    expect(code).toBe(0)
    expect(link).toMatch(/^https:\/\/wall\.example\.com\/admin#reset=tf_reset_[\w-]{43}$/)
    const body = { key: keyOf(link), password: 'a password after that' }
    const done = await server.call('POST', '/api/v1/password/reset', { Origin: server.url }, body)
    expect(done).toMatchObject({ status: 201, body: { email: OWNER.email, role: 'owner' } })
    expect(refusalOf(await server.asOwner('GET', '/api/v1/session'))).toEqual({ status: 401 })
    expect(refusalOf(await signIn(server, OWNER.email, OWNER.password))).toEqual({ status: 401 })
    expect((await signIn(server, OWNER.email, 'a password after that')).status).toBe(201)
  },
)

test('[U30] what cannot be done is said in one line, and makes no database', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'tenfoot-reset-'))
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }))
  const env = { TENFOOT_DATA: folder }
  for (let times = 0; times < 2; times += 1) {
    const { code, err } = await reset(env, Date.now, 'ana@example.com')
    expect({ code, err }).toEqual({ code: 2, err: `no server has kept anything in ${folder}\n` })
  }
  expect((await reset(env, Date.now)).err).toBe('whose password? --help tells more\n')
  const server = await startTestServer(env)
  const { code, err } = await reset(env, Date.now, 'nobody@example.com')
  expect({ code, err }).toEqual({ code: 2, err: 'nobody has the e-mail address nobody@example.com\n' })
  await server.close()
})
