import { writeFileSync } from 'node:fs'
import { type Cdp, connectCdp } from './cdp.ts'
import { type Launched, launchEngine } from './launch.ts'

const SOON = 15_000

export interface EnginePage {
  /** What the page complained about: console errors and warnings, uncaught errors, files that did not load. */
  complaints: string[]
  /** Runs before any script of the next page. */
  before: (source: string) => Promise<void>
  open: (url: string) => Promise<void>
  resize: (width: number, height: number) => Promise<void>
  /** Of an expression in the page's own, old syntax. */
  read: <T>(expression: string) => Promise<T>
  /** Until an expression is true. */
  until: (expression: string, within?: number) => Promise<void>
  picture: (file: string) => Promise<void>
  cdp: Cdp
  close: () => Promise<void>
}

/**
 * One tab of an engine. The oldest die with their first closed tab, so it is the only one. A few starts of them
 * in a hundred hang: those are tried once more.
 */
export async function openEngine(
  version: number | 'current',
  flags: readonly string[] = [],
): Promise<EnginePage> {
  return startTab(version, flags).catch(() => startTab(version, flags))
}

async function startTab(version: number | 'current', flags: readonly string[]): Promise<EnginePage> {
  const browser = await launchEngine(version, flags)
  const late = new Promise<never>((_, reject) => {
    setTimeout(() => reject(new Error(`Chrome ${version} does not answer`)), SOON).unref()
  })
  return Promise.race([openTab(browser), late]).catch(async (error: Error) => {
    await browser.close()
    throw error
  })
}

async function openTab(browser: Launched): Promise<EnginePage> {
  const cdp = await connectCdp(await tabOf(browser))
  const complaints: string[] = []
  cdp.onEvent(({ method, params }) => {
    const complaint = complaintOf(method, params)
    if (complaint !== null) complaints.push(complaint)
  })
  for (const domain of ['Page', 'Runtime', 'Log', 'Network']) await cdp.send(`${domain}.enable`)
  const read = async <T>(expression: string) => {
    const answer = await cdp.send('Runtime.evaluate', { expression, returnByValue: true, awaitPromise: true })
    const { result, exceptionDetails } = answer as { result: { value: T }; exceptionDetails?: unknown }
    if (exceptionDetails) throw new Error(`${expression}: ${JSON.stringify(exceptionDetails).slice(0, 500)}`)
    return result.value
  }
  return {
    complaints,
    cdp,
    read,
    before: async (source) => void (await cdp.send('Page.addScriptToEvaluateOnNewDocument', { source })),
    open: async (url) => void (await cdp.send('Page.navigate', { url })),
    resize: async (width, height) =>
      void (await cdp.send('Emulation.setDeviceMetricsOverride', {
        ...{ width, height, deviceScaleFactor: 1, mobile: false },
      })),
    async until(expression, within = SOON) {
      const end = Date.now() + within
      // A page that is being replaced by the next one answers nothing for a moment.
      while (!(await read<boolean>(`!!(${expression})`).catch(() => false))) {
        if (Date.now() > end)
          throw new Error(`not within ${within} ms: ${expression}; ${complaints.join('; ')}`)
        await moment()
      }
    },
    async picture(file) {
      const { data } = (await cdp.send('Page.captureScreenshot', { format: 'png' })) as { data: string }
      writeFileSync(file, Buffer.from(data, 'base64'))
    },
    async close() {
      cdp.close()
      await browser.close()
    },
  }
}

/** The tab comes a moment after the port. */
async function tabOf({ port }: Launched): Promise<string> {
  for (const end = Date.now() + SOON; Date.now() < end; await moment()) {
    const tabs = (await (await fetch(`http://127.0.0.1:${port}/json/list`)).json()) as Tab[]
    const tab = tabs.find(({ type }) => type === 'page')
    if (tab) return tab.webSocketDebuggerUrl
  }
  throw new Error('the browser has no tab')
}

const moment = () => new Promise((resolve) => setTimeout(resolve, 50))

interface Tab {
  type: string
  webSocketDebuggerUrl: string
}

interface Entry {
  level?: string
  text?: string
  url?: string
}

/** What lies behind `params` is as the protocol's description says. */
function complaintOf(method: string, params: Record<string, unknown>): string | null {
  if (method === 'Runtime.exceptionThrown') {
    const { exceptionDetails } = params as {
      exceptionDetails: { text: string; exception?: { description?: string } }
    }
    return exceptionDetails.exception?.description ?? exceptionDetails.text
  }
  if (method === 'Runtime.consoleAPICalled') {
    const { type, args } = params as { type: string; args: { value?: unknown }[] }
    return type === 'error' || type === 'warning' ? args.map(({ value }) => String(value)).join(' ') : null
  }
  if (method !== 'Log.entryAdded') return null
  const { entry } = params as { entry: Entry }
  return entry.level === 'error' || entry.level === 'warning' ? `${entry.text} ${entry.url ?? ''}` : null
}
