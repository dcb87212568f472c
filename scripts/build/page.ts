import { join } from 'node:path'
import { type BuildOptions, build, mergeConfig } from 'vite'
import config from '../../vite.config.ts'
import { clientOf, publicOf } from './layout.ts'

/** The page that TVs show. */
const ON_TVS = 'wall'

/**
 * Chrome 64 is the oldest engine with native modules, dynamic import and import.meta. Vite's own default is
 * a white page on most TVs from before 2022, whatever syntax the sources use. One script, so that there is
 * nothing to preload and no second request that can fail.
 */
const FOR_TVS: BuildOptions = {
  target: 'chrome64',
  cssTarget: 'chrome64',
  modulePreload: false,
  rolldownOptions: { output: { codeSplitting: false } },
}

/** Builds one page by itself, so that no page loads what only another one needs. */
export async function buildPage({ root, page, outDir }: { root: string; page: string; outDir: string }) {
  const common: BuildOptions = {
    outDir,
    emptyOutDir: false,
    // A data: URI would need a hole in the content security policy.
    assetsInlineLimit: 0,
    rolldownOptions: { input: { [page]: join(clientOf(root), page, 'index.html') } },
  }
  const place = { configFile: false, root: clientOf(root), publicDir: publicOf(root), logLevel: 'warn' }
  const pageConfig = mergeConfig(config, { ...place, build: common })
  await build(page === ON_TVS ? mergeConfig(pageConfig, { build: FOR_TVS }) : pageConfig)
}
