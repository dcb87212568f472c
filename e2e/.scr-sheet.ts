import { launchBrowser } from './browser.ts'
const [out, ...files] = process.argv.slice(2)
const browser = await launchBrowser()
const page = await browser.newPage({ viewport: { width: 1920, height: 100 } })
const { writeFileSync } = await import('node:fs')
writeFileSync('/tmp/scr/sheet.html', `<body style="margin:0;background:#000">${files.map((f) => `<img src="file://${f}" style="width:${files.length > 1 ? 955 : 1900}px;margin:2px;vertical-align:top">`).join('')}`)
await page.goto('file:///tmp/scr/sheet.html')
await page.screenshot({ path: out, fullPage: true })
await browser.close()
