/** A page that shows one number, the one that the last event brought. */
export const COUNT_PAGE = `<!doctype html>
<meta charset="utf-8" />
<title>Bare</title>
<p id="count">0</p>
<script src="/socket.io/socket.io.js"></script>
<script>
  const text = document.getElementById('count').firstChild
  const socket = io({ transports: ['websocket'] })
  socket.on('connect', () => document.body.setAttribute('data-connection', 'live'))
  socket.on('kept', (total) => { text.data = total })
</script>
`
