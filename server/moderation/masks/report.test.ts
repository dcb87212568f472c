import { existsSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { describe, expect, test } from 'vitest'
import { findMasks } from './find.ts'
import { FIRST_MASK_RULES } from './rules.ts'
import { MASK_CASES, type MaskCase } from './testing/cases.ts'
import { sharedCases } from './testing/shared-cases.ts'

interface Report {
  wanted: number
  missed: string[]
  falseAlarms: string[]
}

/** What is masked at least from end to end counts as found; what touches nothing wanted is a false alarm. */
function reportOf(cases: readonly MaskCase[]): Report {
  const report: Report = { wanted: 0, missed: [], falseAlarms: [] }
  for (const { text, language, wanted } of cases) {
    const found = findMasks(text, FIRST_MASK_RULES, { language })
    report.wanted += wanted.length
    for (const each of wanted) {
      const covered = found.some(({ start, end }) => start <= each.start && each.end <= end)
      if (!covered) report.missed.push(text)
    }
    for (const { start, end } of found) {
      if (!wanted.some((each) => start < each.end && each.start < end)) report.falseAlarms.push(text)
    }
  }
  return report
}

function print(name: string, cases: readonly MaskCase[], { wanted, missed, falseAlarms }: Report): void {
  const told = [
    `masks, ${name}: ${cases.length} texts, ${wanted} to find, ${missed.length} missed, ${falseAlarms.length} false alarms`,
    ...missed.map((text) => `  missed: ${text}`),
    ...falseAlarms.map((text) => `  false alarm: ${text}`),
  ]
  console.info(told.join('\n'))
}

describe('misses and false alarms', () => {
  test('[P1] [P2] over our own cases', () => {
    const report = reportOf(MASK_CASES)
    print('own cases', MASK_CASES, report)
    expect(MASK_CASES.length).toBeGreaterThanOrEqual(120)
    expect(report.missed.length).toBeLessThanOrEqual(3)
    expect(report.falseAlarms.length).toBeLessThanOrEqual(3)
  })

  const file = fileURLToPath(new URL('../../../../shared/data/cases/redact-pii.json', import.meta.url))
  test.runIf(existsSync(file))('[P1] [P2] over the cases of a peer, for the kinds that we promise', () => {
    const cases = sharedCases(JSON.parse(readFileSync(file, 'utf8')))
    const report = reportOf(cases)
    print('cases of a peer', cases, report)
    expect(cases.length).toBeGreaterThan(30)
    expect(report.missed).toEqual([])
    // A link under a signature, which the peer leaves.
    expect(report.falseAlarms.length).toBeLessThanOrEqual(1)
  })
})
