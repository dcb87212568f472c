import { fileURLToPath } from 'node:url'
import { defineConfig } from 'vite'
import solid from 'vite-plugin-solid'
import { bootGuard } from './scripts/build/boot.ts'
import { mirrored } from './scripts/build/mirrored.ts'

/** What the pages' builds and the development server have in common; see scripts/build and scripts/dev. */
export default defineConfig({
  root: fileURLToPath(new URL('client', import.meta.url)),
  publicDir: fileURLToPath(new URL('public', import.meta.url)),
  base: '/',
  plugins: [solid(), bootGuard()],
  css: { postcss: { plugins: [mirrored()] } },
})
