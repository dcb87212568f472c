import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { Plugin } from 'vite'

const FOLDER = fileURLToPath(new URL('../../client/wall/boot', import.meta.url))
const GUARD_TAG = /<script src="[^"]*boot\/guard\.js"><\/script>/
const APP_TAG = /\s*<script type="module"[^>]* src="(\/assets\/[^"]+)"><\/script>/

/** Puts the guard and its words into the page itself: it must also be there when no other file can be had. */
export function bootGuard(): Plugin {
  return {
    name: 'tenfoot-boot-guard',
    transformIndexHtml: { order: 'pre', handler: (html) => html.replace(GUARD_TAG, guardTag) },
  }
}

/** Leaves loading the page's script to the guard, which first looks whether this engine can run it. */
export function startedByGuard(): Plugin {
  return {
    name: 'tenfoot-started-by-guard',
    apply: 'build',
    transformIndexHtml: {
      order: 'post',
      handler(html) {
        const app = APP_TAG.exec(html)?.[1]
        return app ? html.replace(APP_TAG, '').replace('<html', `<html data-app="${app}"`) : html
      },
    },
  }
}

function guardTag(): string {
  const guard = withoutComments(readFileSync(join(FOLDER, 'guard.js'), 'utf8'))
  const words: unknown = JSON.parse(readFileSync(join(FOLDER, 'words.json'), 'utf8'))
  return `<script>${guard}bootGuard(${JSON.stringify(words)})</script>`
}

/** Only whole lines of them, and no string of the guard holds any. A minifier would write newer syntax. */
function withoutComments(source: string): string {
  return source
    .replace(/^\s*\/\*[\s\S]*?\*\/\s*$/gm, '')
    .replace(/^\s*\/\/.*$/gm, '')
    .replace(/\n\s*/g, '\n')
}
