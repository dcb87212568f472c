import type { Plugin } from 'postcss'
import postcssRtl from 'postcss-rtlcss'

/** Styles that walls are drawn with; the desk is written from left to right. */
const OF_WALLS = /[\\/]client[\\/](wall|preview)[\\/]/

/** What a selector begins with that is about the document's own element: it cannot stand below itself. */
const OF_ROOT = /^(?:html|:root|(?=\[data-(?:shape|room|fine)\b|\.(?:calm|light)\b))/

/**
 * Writes the other direction's twin of each style that knows left from right, so that a wall in Arabic is the
 * mirrored composition. By the document's `dir`, and always in both twins: neither weighs more than the other.
 */
export function mirrored(): Plugin {
  const mirror = postcssRtl({
    mode: 'combined',
    safeBothPrefix: true,
    ltrPrefix: 'html[dir="ltr"]',
    rtlPrefix: 'html[dir="rtl"]',
    bothPrefix: 'html[dir]',
    prefixSelectorTransformer: withDirection,
  })
  return {
    postcssPlugin: 'tenfoot-mirrored',
    Once(root, helpers) {
      if (OF_WALLS.test(root.source?.input.file ?? '') && typeof mirror.Once === 'function') {
        return mirror.Once(root, helpers)
      }
    },
  }
}

function withDirection(prefix: string, selector: string): string {
  return OF_ROOT.test(selector) ? selector.replace(OF_ROOT, prefix) : `${prefix} ${selector}`
}
