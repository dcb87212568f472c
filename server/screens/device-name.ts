import Bowser from 'bowser'
import { engineName } from './engine.ts'

/** Devices that say in their user agent what they are, the more particular first. */
const DEVICES: readonly (readonly [RegExp, string])[] = [
  [/\bAFT\w*\b|Amazon.*Fire/i, 'a Fire TV'],
  [/CrKey/, 'a Chromecast'],
  [/BRAVIA/i, 'a Sony TV'],
  [/\bPhilips|TPVision/i, 'a Philips TV'],
  [/VIDAA|Hisense/i, 'a Hisense TV'],
  [/Tizen|SMART-TV|SmartTV.*Samsung/i, 'a Samsung TV'],
  [/Web0S|webOS/i, 'an LG TV'],
  [/Android.*\bTV\b|GoogleTV|HbbTV|SmartTV/i, 'a TV'],
  [/CrOS/, 'ChromeOS'],
  [/Raspbian|Raspberry|\baarch64\b|\barmv\d/i, 'a small computer'],
]
const NAMED = /^[\w .-]{1,40}$/

/** What a page runs on, in words: "Chrome 87 on a Samsung TV". It may say anything of itself. */
export function deviceName(agent: string | null): string {
  const engine = engineName(agent) ?? 'An unnamed browser'
  const known = DEVICES.find(([said]) => said.test(agent ?? ''))?.[1]
  const system = agent ? Bowser.parse(agent).os.name : undefined
  const device = known ?? (system && NAMED.test(system) ? system : null)
  return device ? `${engine} on ${device}` : engine
}
