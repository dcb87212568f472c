// biome-ignore-all lint/complexity: old engines know no newer syntax
// biome-ignore-all lint/style: old engines know no newer syntax
// biome-ignore-all lint/suspicious/noVar: old engines know no newer syntax
// biome-ignore-all lint/suspicious/noRedundantUseStrict: this is no module
// biome-ignore-all lint/correctness/noUnusedVariables: called by the page that it is put into

/*
 * Starts the wall, and says so on screen when that does not work. It stands in the page itself, in the oldest
 * syntax: it must run where nothing else does, and also when no other file can be had. `words` are the texts of
 * words.json, by language.
 */
function bootGuard(words) {
  var page = document.documentElement
  /** Milliseconds. How long a start may take, and the waits before the next attempts; the last one repeats. */
  var PATIENCE = 10000
  var WAITS = [20000, 120000, 600000, 1200000]
  var ATTEMPTS = 'tenfoot.starts'
  var reasons = []
  var next = null

  /** What the wall cannot do without, and Chrome has had since version 51 or earlier. */
  function missing() {
    if (typeof Proxy === 'undefined') return 'Proxy'
    if (typeof Promise === 'undefined') return 'Promise'
    if (typeof WeakMap === 'undefined') return 'WeakMap'
    if (typeof Symbol === 'undefined') return 'Symbol'
    if (typeof URLSearchParams === 'undefined') return 'URLSearchParams'
    if (typeof IntersectionObserver === 'undefined') return 'IntersectionObserver'
    if (typeof WebSocket === 'undefined') return 'WebSocket'
    if (!window.fetch) return 'fetch'
    if (!page.animate) return 'animate'
    if (!window.CSS || !CSS.supports || !CSS.supports('(--a: 0)')) return 'custom properties'
    return null
  }

  function isStarted() {
    return page.hasAttribute('data-started')
  }

  function texts() {
    var language = String(navigator.language || 'en').toLowerCase()
    return words[language.split('-')[0]] || words.en
  }

  function line(text, size) {
    var element = document.createElement('p')
    element.appendChild(document.createTextNode(text))
    element.style.fontSize = size
    element.style.margin = '0 0 2vw'
    return element
  }

  /** The same again says nothing new: the page shows the newest reason, small, for whoever is called to help. */
  function show(lines, reason) {
    var box = document.getElementById('boot-guard')
    var i
    if (!document.body) return
    if (box) document.body.removeChild(box)
    box = document.createElement('div')
    box.id = 'boot-guard'
    box.dir = 'auto'
    box.style.cssText =
      'position:fixed;top:0;left:0;width:100%;height:100%;box-sizing:border-box;padding:6vw 5vw 0;' +
      'overflow:hidden;background:#120d1f;' +
      'background:linear-gradient(180deg,#10112f 0%,#1e1a4a 30%,#3a2358 55%,#562a57 72%,#dc6b40 86%,#120d1f 86.2%);' +
      'color:#fdf6ea;font-family:Georgia,serif;line-height:1.3'
    for (i = 0; i < lines.length; i++) box.appendChild(line(lines[i], i === 0 ? '4.6vw' : '2.8vw'))
    reason = line(reason, '2.2vw')
    reason.dir = 'ltr'
    box.appendChild(reason)
    document.body.appendChild(box)
    document.body.setAttribute('data-scene', 'failed')
  }

  /** Calls back with the page as it is now, or with null when it is not there or not ours. */
  function fetchPage(then) {
    var request = new XMLHttpRequest()
    request.onreadystatechange = function () {
      if (request.readyState !== 4) return
      then(
        request.status === 200 && request.responseText.indexOf('id="wall"') > 0 ? request.responseText : null
      )
    }
    request.open('GET', location.href)
    request.setRequestHeader('Cache-Control', 'no-cache')
    request.send()
  }

  /** Nobody may be there to hear it; then the screen alone says it. */
  function report(step, message) {
    var request = new XMLHttpRequest()
    request.open('POST', '/api/v1/screens/trouble')
    request.setRequestHeader('Content-Type', 'application/json')
    request.send(JSON.stringify({ step: step, message: String(message).slice(0, 300) }))
  }

  function attempts(count) {
    try {
      if (count !== undefined) sessionStorage.setItem(ATTEMPTS, String(count))
      return Number(sessionStorage.getItem(ATTEMPTS)) || 0
    } catch (_error) {
      return 0
    }
  }

  /** Starts again later, only when the server has the page; else it asks again after the same wait. */
  function retryLater() {
    var wait = WAITS[Math.min(attempts(), WAITS.length - 1)]
    next = window.setTimeout(
      function () {
        fetchPage(function (html) {
          if (isStarted()) return
          if (html === null) return retryLater()
          attempts(attempts() + 1)
          location.reload()
        })
      },
      wait * (0.8 + 0.4 * Math.random())
    )
  }

  function fail(step, message) {
    if (isStarted()) return
    // What was thrown first says more than what followed from it.
    if (reasons.length === 0) {
      report(step, message)
      retryLater()
    }
    reasons.push(message)
    whenThereIsABody(function () {
      show([texts().failed, texts().again], reasons[0] + ' · ' + navigator.userAgent)
    })
  }

  function whenThereIsABody(then) {
    if (document.body) then()
    else
      window.setTimeout(function () {
        whenThereIsABody(then)
      }, 50)
  }

  function tooOld(what) {
    var both = [texts().old, texts().help]
    if (texts() !== words.en) both.push(words.en.old, words.en.help)
    report('old', what + ' is missing')
    whenThereIsABody(function () {
      show(both, navigator.userAgent)
    })
  }

  function load(address) {
    var script = document.createElement('script')
    script.src = address
    script.onerror = function () {
      fail('script', address + ' did not load.')
    }
    document.head.appendChild(script)
  }

  function listen() {
    window.addEventListener('error', function (event) {
      // Files that fail to load have no message; whoever asked for them speaks for them.
      if (event.message) fail('error', event.message)
    })
    window.addEventListener('unhandledrejection', function (event) {
      fail('error', String((event.reason && event.reason.message) || event.reason))
    })
    window.setTimeout(function () {
      fail('slow', 'No start within ten seconds.')
    }, PATIENCE)
    // The wall says that it has started by an event, so that nothing here has to look again and again.
    page.addEventListener('tenfoot:started', function () {
      var box = document.getElementById('boot-guard')
      if (box) document.body.removeChild(box)
      window.clearTimeout(next)
      attempts(0)
    })
  }

  var lack = missing()
  if (lack !== null) return tooOld(lack)
  listen()
  // Built pages name the wall's script here, so that engines that are too old never see it.
  if (page.getAttribute('data-app')) load(page.getAttribute('data-app'))
}
