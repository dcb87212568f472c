import { expect, test } from 'vitest'
import type { Pulse, Request } from './data.ts'
import { answerText, askedText, daysText, metricText, silenceText, todayText } from './texts.ts'

const request = (given: Partial<Request>): Request => ({
  ...{ id: '1', at: '2026-11-21T10:00:00Z', method: 'POST', path: '/feedback', status: 201, took: 3 },
  ...{ requestId: 'r', lastFour: 'abcd' },
  ...given,
})

test.each([
  [{}, 'one entry', 'kept'],
  [{ status: 200 }, 'one entry', 'was there already'],
  [{ status: 422 }, 'one entry', 'refused'],
  [{ status: 503 }, 'one entry', 'not kept: try again'],
  [{ status: 0 }, 'one entry', 'the sender went away'],
  [{ path: '/feedback/batch', status: 200, entries: 7, refused: 2 }, 'a batch of 7', '2 refused'],
  [{ path: '/feedback/batch', status: 413 }, 'a batch', 'refused'],
  [
    { method: 'DELETE', path: '/feedback/by-external-id/:externalId', status: 204 },
    'a withdrawal',
    'withdrawn',
  ],
  [{ method: 'GET', path: '/source', status: 200 }, 'who it is', 'told'],
])('[Q4] a request %j is told in words: %s, %s', (given, asked, answer) => {
  expect([askedText(request(given)), answerText(request(given))]).toEqual([asked, answer])
})

const pulse: Pulse = {
  ...{ id: 's', at: '2026-11-21T10:07:00Z', today: 38, usual: 51.5, days: [50, 53], lastAt: null },
  silent: null,
}

test('[Q7] today and what is usual are told with the days that say so, by the source’s own clock', () => {
  expect(todayText(pulse)).toBe('38 today, usually 52 by now')
  expect(todayText({ ...pulse, usual: null })).toBe('38 today')
  expect(daysText(pulse, 'Asia/Tokyo')).toBe('The last 2 Saturdays until 19:07')
  expect(daysText({ ...pulse, days: [50] }, 'UTC')).toBe('Last Saturday until 10:07')
  expect(daysText({ ...pulse, days: [] }, 'UTC')).toBeNull()
})

test('[Q8] a silence is told with its beginning and with how much usually comes', () => {
  const since = '2026-11-21T09:55:00Z'
  const text = silenceText({ since, usual: 11.5 }, Date.parse(since) + 60_000)
  expect(text).toMatch(/^Silent since \d\d:\d\d\. In the same while of other weeks about 12 came in\.$/)
  expect(silenceText({ since, usual: 100 }, Date.parse(since))).toContain('100 or more')
})

test('[Q13] a source’s scores are told on the scale that is its own', () => {
  expect(metricText({ metric: 'csat', scale: { min: 1, max: 10 } })).toBe('CSAT, 1 to 10')
  expect(metricText({ metric: 'csat' })).toBe('CSAT, 1 to 5')
  expect(metricText({})).toBe('any metric')
})
