import { readFileSync, mkdirSync } from 'node:fs'
import { launchBrowser } from './browser.ts'
const U = 'http://127.0.0.1:4877'
const cookie = readFileSync('/tmp/scr/jar', 'utf8').split('\n').filter((l) => l.includes('127.0.0.1')).map((l) => l.split('\t').slice(5).join('=')).join('; ')
const api = (path: string, init: RequestInit = {}) => fetch(U + path, { ...init, headers: { cookie, origin: U, 'content-type': 'application/json' } }).then((r) => r.json())
const found: Record<string, { id: string; comment: string }[]> = {}
let next: string | null = ''
for (let i = 0; i < 20 && next !== null; i++) {
  const page: { items: { id: string; language: string; comment: string }[]; next: string | null } = await api(`/api/v1/feedback?limit=100${next ? `&cursor=${encodeURIComponent(next)}` : ''}`)
  for (const item of page.items) (found[item.language] ??= []).push(item)
  next = page.next
}
console.log(Object.entries(found).map(([l, v]) => `${l}:${v.length}`).join(' '))
for (const [l, list] of Object.entries(found)) {
  const short = list.filter((v) => v.comment.length > 20).sort((a, b) => a.comment.length - b.comment.length)[1]
  if (short) await api(`/api/v1/feedback/${short.id}`, { method: 'PATCH', body: JSON.stringify({ pinned: true }) })
}
mkdirSync('/tmp/scr/watch', { recursive: true })
const browser = await launchBrowser()
const { url } = JSON.parse(readFileSync('/tmp/scr/wall.json', 'utf8'))
const wall2 = JSON.parse(readFileSync('/tmp/scr/wall2.json', 'utf8'))
const pages = await Promise.all([url, wall2.url].map(async (u: string) => {
  const page = await browser.newPage({ viewport: { width: 1920, height: 1080 } })
  page.on('console', (m) => console.log('console', m.text()))
  page.on('pageerror', (e) => console.log('error', e.message))
  await page.goto(u.replace(/^https?:\/\/[^/]+/, U))
  return page
}))
const seen = new Set<string>()
const until = Date.now() + 420_000
let n = 0
while (Date.now() < until) {
  for (const [i, page] of pages.entries()) {
    const now = await page.evaluate(() => {
      const w = document.querySelector('.words, .phrase')
      const block = document.querySelector('.voice-block'), room = document.querySelector('.voice')
      return { id: `${document.body.dataset.scene}${w?.getAttribute('data-feedback-id')}`, lang: w?.getAttribute('lang'), over: block && room ? block.getBoundingClientRect().height > room.getBoundingClientRect().height + 1 || (w?.scrollWidth ?? 0) > (w?.clientWidth ?? 0) : false, broken: w?.className }
    })
    if (seen.has(i + now.id)) continue
    seen.add(i + now.id)
    await page.waitForTimeout(1600)
    await page.screenshot({ path: `/tmp/scr/watch/${i}-${String(n++).padStart(3, '0')}-${now.lang || 'none'}.png` })
    console.log(i, now.id.slice(0, 12), now.lang, now.over ? 'OVERFLOW' : '', now.broken)
  }
  await new Promise((r) => setTimeout(r, 400))
}
await browser.close()
