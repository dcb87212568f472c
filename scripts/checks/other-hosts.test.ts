import { expect, test } from 'vitest'
import { otherHostsIn } from './other-hosts.ts'

test.each([
  ['https://fonts.example.com/a.css', '<link rel="stylesheet" href="https://fonts.example.com/a.css">'],
  ['//cdn.example.com/a.js', '<script src="//cdn.example.com/a.js"></script>'],
  ['//cdn.example.com/a.woff2', '@font-face{src:url(//cdn.example.com/a.woff2)}'],
  ['wss://live.example.com', 'new WebSocket("wss://live.example.com")'],
  ['http://10.0.0.1:80/x', 'fetch(`http://10.0.0.1:80/x`)'],
])('[H8] %s is found in %s', (address, source) => {
  expect(otherHostsIn(source)).toEqual([address])
})

test.each([
  '<script type="module" src="/assets/wall.js"></script>',
  'const svg = "http://www.w3.org/2000/svg" // not asked for',
  'const url = (secure ? "https://" : "http://") + location.host',
])('[H8] an own address, a namespace or a scheme alone is no other host: %s', (source) => {
  expect(otherHostsIn(source)).toEqual([])
})
