import { type Browser, chromium } from 'playwright-core'
import { findChromium } from '../scripts/testing/tools.ts'

/**
 * Of the browser's own window, which nobody sees: the lists below its address bar are pages of their own, drawn anew
 * with each window, and cost as much as the pages that are looked at.
 */
const UNSEEN = ['WebUIOmniboxPopup', 'WebUIOmniboxAimPopup', 'SpareRendererForSitePerProcess']
/** What Playwright turns off here: of two such lists the browser heeds the last one. */
const OFF_ANYWAY = [
  ...['AvoidUnnecessaryBeforeUnloadCheckSync', 'DestroyProfileOnBrowserClose', 'HttpsUpgrades'],
  ...['HttpsFirstBalancedModeAutoEnable', 'LensOverlay', 'MediaRouter', 'PaintHolding'],
  ...['ThirdPartyStoragePartitioning', 'AvoidCorsURLLoaderRestartOnRedirect', 'OptimizationHints'],
  ...['NetworkTimeServiceQuerying', 'AimEnabled', 'PreconnectToSearch'],
]

const FLAGS = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  `--disable-features=${[...OFF_ANYWAY, ...UNSEEN].join(',')}`,
]

interface Launch {
  /**
   * Host names that lead to this machine. A browser trusts `localhost` more than the plain http of an office,
   * so what a TV's page may use shows only under another name.
   */
  hosts?: readonly string[]
  flags?: readonly string[]
}

/** The machine's Chromium, without a window. */
export async function launchBrowser({ hosts = [], flags = [] }: Launch = {}): Promise<Browser> {
  const executablePath = findChromium()
  if (executablePath === null) throw new Error('Chromium is missing: install the package "chromium"')
  const args = [...FLAGS, ...flags, ...resolverRules(hosts)]
  return chromium.launch({ executablePath, args, headless: true })
}

function resolverRules(hosts: readonly string[]): string[] {
  if (hosts.length === 0) return []
  return [`--host-resolver-rules=${hosts.map((host) => `MAP ${host} 127.0.0.1`).join(', ')}`]
}
