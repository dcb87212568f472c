// biome-ignore-all lint/complexity: old engines know no newer syntax
// biome-ignore-all lint/style: old engines know no newer syntax
// biome-ignore-all lint/suspicious/noVar: old engines know no newer syntax

/*
 * Says so on screen when the wall's page does not start: on an engine that is too old for it, or when a
 * file is missing. A classic script in the oldest syntax, since it must run where nothing else does.
 */
;(function () {
  var told = false

  function started() {
    return document.documentElement.hasAttribute('data-started')
  }

  function line(text, size) {
    var element = document.createElement('p')
    element.appendChild(document.createTextNode(text))
    element.style.fontSize = size
    element.style.margin = '0 0 2vw'
    return element
  }

  function tell(reason) {
    if (told || started() || !document.body) return
    told = true
    var box = document.createElement('div')
    box.id = 'boot-guard'
    box.style.cssText =
      'position:fixed;top:0;left:0;width:100%;height:100%;box-sizing:border-box;padding:12vw 5vw;' +
      'background:#120d1f;color:#fdf6ea;font-family:Georgia,serif;line-height:1.3'
    box.appendChild(line('This screen could not start its wall.', '5vw'))
    box.appendChild(line('Its browser may be too old. A newer player in the TV helps.', '2.8vw'))
    box.appendChild(line(reason, '2.4vw'))
    document.body.appendChild(box)
    document.body.setAttribute('data-scene', 'failed')
  }

  window.addEventListener('error', function (event) {
    // Files that fail to load have no message; the clock below speaks for them.
    if (event.message) tell(event.message)
  })
  window.addEventListener('unhandledrejection', function (event) {
    tell(String((event.reason && event.reason.message) || event.reason))
  })
  window.setTimeout(function () {
    tell('It did not start within ten seconds. ' + navigator.userAgent)
  }, 10000)
})()
