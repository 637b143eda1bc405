// Shows a message in place of a blank page where the app can't start: in a browser that is too old, or when a file of the
// app did not arrive. Every browser has to read this script, so its syntax is that of ES5. The messages are in index.html.
var root = document.getElementById('root')

function tellNotStarted() {
  if (!root.firstElementChild) document.getElementById('not-started').hidden = false
}

// The youngest built-in that the app uses: see web/browsers.ts.
if (String.prototype.toWellFormed) {
  // A file that did not arrive, or an error before the app has drawn anything.
  window.addEventListener('error', setTimeout.bind(window, tellNotStarted, 1000), true)
  window.addEventListener('load', setTimeout.bind(window, tellNotStarted, 10000))
} else {
  root.hidden = true
  document.getElementById('too-old').hidden = false
}
