import { expect, test } from 'vitest'
import { complaintsAboutStyle } from './old-style.ts'

test.each([
  '.a{display:flex}.a>*+*{margin-left:1rem}',
  '.a{display:block;display:grid;grid-gap:1rem;gap:1rem;grid-template-columns:repeat(3,minmax(0,1fr))}',
  '.a{display:inline-block;display:inline-grid;grid-row-gap:1rem;row-gap:1rem}',
  '@supports (gap:1px) and (aspect-ratio:1){.a{display:flex;gap:1rem;aspect-ratio:16/9}}',
  '@supports (color:lab(0% 0 0)){.a{color:lab(40% 62 55)}}',
  '.a{height:100vh;height:100dvh;width:50%;width:min(50%,20rem)}',
  '.a{overflow-wrap:break-word;overflow-wrap:anywhere}',
  '.a{color:rgb(1,2,3);background:rgba(0,0,0,.5);transform:translate(0,10px) rotate(3deg) scale(2)}',
  '@media (min-width:600px){.a:not(.b):nth-child(2n+1):first-child{margin:0 calc(1px + 2%)}}',
  '@font-face{font-family:F;src:url(/f.woff2)format("woff2-variations");unicode-range:U+??}',
  '.a{background:linear-gradient(#000,#fff);transition:transform .3s cubic-bezier(0,0,.2,1)}',
  '.min{--minimum:1px;width:var(--minimum)}',
])('[H7] what Chrome 53 understands, or need not, is no complaint: %s', (css) => {
  expect(complaintsAboutStyle(css)).toEqual([])
})

test.each([
  ['gap outside of a grid', '.a{display:flex;gap:1rem}'],
  ['column-gap outside of a grid', '.a{column-gap:1rem}'],
  ['gap without grid-gap', '.a{display:grid;gap:1rem}'],
  ['display: grid', '.a{display:grid}'],
  ['place-items', '.a{place-items:center}'],
  [':focus-within', 'a:focus-within{color:red}'],
  ['width: clamp(', '.a{width:clamp(1px,2vw,3px)}'],
  ['width: max(', '.a{width:max(1px,2vw)}'],
  ['font-size: min(', '.a{font-size:calc(1px + min(1px,2vw))}'],
  ['--size: clamp(', '.a{--size:clamp(1px,2vw,3px)}'],
  ['aspect-ratio', '.a{aspect-ratio:1}'],
  ['inset', '.a{inset:0}'],
  ['margin-inline', '.a{margin-inline:1px}'],
  ['translate', '.a{translate:0 10px}'],
  ['backdrop-filter', '.a{backdrop-filter:blur(2px)}'],
  ['height: 100dvh', '.a{height:100dvh}'],
  ['height: 100dvh', '.a{height:100dvh;height:100svh}'],
  ['width: 50cqw', '.a{width:50cqw}'],
  ['color: oklch(', '.a{color:oklch(.5 .2 30)}'],
  ['color: rgb(0 0 0/.5)', '.a{color:rgb(0 0 0/.5)}'],
  ['overflow: clip', '.a{overflow:hidden clip}'],
  ['overflow-wrap: anywhere', '.a{overflow-wrap:anywhere}'],
  [':has', '.a:has(.b){color:red}'],
  [':is', ':is(.a,.b) p{color:red}'],
  [':where', ':where(.a){color:red}'],
  [':focus-visible', 'a:focus-visible{color:red}'],
  [':not(.a,', 'p:not(.a,.b){color:red}'],
  ['a nested rule', '.a{.b{color:red}}'],
  ['@layer', '@layer base{.a{color:red}}'],
  ['@container', '@container (min-width:1px){.a{color:red}}'],
  ['a range in @media', '@media (width>=600px){.a{color:red}}'],
  ['aspect-ratio', '@supports not (gap:1px){.a{aspect-ratio:1}}'],
  ['aspect-ratio', '@media print{.a{aspect-ratio:1}}'],
])('[H7] %s is complained about: %s', (complaint, css) => {
  expect(complaintsAboutStyle(css).map((it) => it.slice(0, complaint.length))).toContain(complaint)
})

test('[H7] a complaint names the rule', () => {
  expect(complaintsAboutStyle('.words{inset:0}')).toEqual(['inset in .words'])
})
