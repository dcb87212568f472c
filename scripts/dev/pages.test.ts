import { expect, test } from 'vitest'
import { pageAt, withOwnFolder } from './pages.ts'

const pages = ['admin', 'wall']

test.each([
  ['/', 'wall'],
  ['/wall/office', 'wall'],
  ['/wall/office/', 'wall'],
  ['/admin', 'admin'],
  ['/admin/feedback/f_1', 'admin'],
])('[H11] npm run dev shows at %s the page %s', (path, page) => {
  expect(pageAt(path, pages)).toBe(page)
})

test.each(['/wall/main.tsx', '/@vite/client', '/shared/wall.ts', '/unknown', '/boot.js'])(
  '[H11] %s is no page',
  (path) => {
    expect(pageAt(path, pages)).toBeNull()
  },
)

test("[H11] a page's own files are found from any address", () => {
  const html = '<script type="module" src="./main.tsx"></script><link href="./a.css"><img src="/icon.svg">'
  expect(withOwnFolder(html, 'wall')).toBe(
    '<script type="module" src="/wall/main.tsx"></script><link href="/wall/a.css"><img src="/icon.svg">',
  )
})
