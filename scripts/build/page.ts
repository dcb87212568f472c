import { join } from 'node:path'
import { type BuildOptions, build, mergeConfig, type Plugin, type UserConfig } from 'vite'
import config from '../../vite.config.ts'
import { startedByGuard } from './boot.ts'
import { clientOf, publicOf } from './layout.ts'

/** The page that TVs show. */
const ON_TVS = 'wall'

/**
 * One classic script for all TVs. Engines before Chrome 61 know no modules, those before 64 no import.meta; Vite's
 * own default is a white page on most TVs from before 2022, whatever syntax the sources use. And so there is
 * nothing to preload and no second request that can fail.
 */
const FOR_TVS: UserConfig = {
  plugins: [startedByGuard()],
  build: {
    target: 'chrome53',
    cssTarget: 'chrome53',
    modulePreload: false,
    // In one file of its own: inside of a classic script it would become a style element, which no policy of ours lets in.
    cssCodeSplit: false,
    rolldownOptions: { output: { format: 'iife', codeSplitting: false } },
  },
}

interface PageBuild {
  root: string
  page: string
  outDir: string
}

/** Builds one page by itself, so that no page loads what only another one needs. Answers which files are its own. */
export async function buildPage({ root, page, outDir }: PageBuild): Promise<string[]> {
  const files: string[] = []
  const common: BuildOptions = {
    outDir,
    emptyOutDir: false,
    // A data: URI would need a hole in the content security policy.
    assetsInlineLimit: 0,
    // How long which plugin takes is nothing that somebody who starts a server asked for.
    rolldownOptions: {
      input: { [page]: join(clientOf(root), page, 'index.html') },
      checks: { pluginTimings: false },
    },
  }
  const place = { configFile: false, root: clientOf(root), publicDir: publicOf(root), logLevel: 'warn' }
  const pageConfig = mergeConfig(config, { ...place, build: common, plugins: [written(files)] })
  await build(page === ON_TVS ? mergeConfig(pageConfig, FOR_TVS) : pageConfig)
  return files
}

/** Notes what a build writes; what is public and copied beside it belongs to no page. */
function written(files: string[]): Plugin {
  return {
    name: 'tenfoot-written',
    writeBundle: (_options, bundle) => void files.push(...Object.keys(bundle)),
  }
}
