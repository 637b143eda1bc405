// Blocking and tiny: the chosen theme is there before the first paint. web/src/shared/theme.ts writes what this reads.
try {
  const theme = localStorage.getItem('theme')
  if (theme === 'light' || theme === 'dark') {
    document.documentElement.dataset.theme = theme
    for (const meta of document.querySelectorAll('meta[name="theme-color"]')) {
      meta.media = meta.dataset.theme === theme ? 'all' : 'not all'
    }
  }
} catch {
  // Storage is closed to us: the system's theme it is.
}
