/**
 * Takes from a page, before its scripts run, what came to Chrome after version 53. No engine that old can be had;
 * its syntax is checked where the page is built (scripts/checks/old-script.ts), its styles there, too.
 */
export const WITHOUT_NEWER_THAN_53 = `(function () {
  var newer = [
    [Object, ['entries', 'values', 'getOwnPropertyDescriptors', 'fromEntries']],
    [String.prototype, ['padStart', 'padEnd', 'trimStart', 'trimEnd']],
    [Array.prototype, ['flat', 'flatMap', 'values']],
    [Promise.prototype, ['finally']],
    [Intl, ['PluralRules']],
    [Intl.DateTimeFormat.prototype, ['formatToParts']],
    [Intl.NumberFormat.prototype, ['formatToParts']],
    [Element.prototype, ['append', 'prepend', 'attachShadow', 'toggleAttribute']],
    [Document.prototype, ['append', 'prepend']],
    [DocumentFragment.prototype, ['append', 'prepend']],
    [Node.prototype, ['getRootNode', 'isConnected']],
    [window, ['ResizeObserver', 'BroadcastChannel', 'Atomics', 'SharedArrayBuffer', 'customElements']],
    [Symbol, ['asyncIterator']]
  ]
  newer.forEach(function (pair) {
    pair[1].forEach(function (name) {
      delete pair[0][name]
    })
  })
})()`
