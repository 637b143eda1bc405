// A small blocking script: it applies the theme before the first paint. web/src/shared/theme.ts stores the value that it reads.
try {
  const theme = localStorage.getItem('theme')
  if (theme === 'light' || theme === 'dark') {
    document.documentElement.dataset.theme = theme
    for (const meta of document.querySelectorAll('meta[name="theme-color"]')) {
      meta.media = meta.dataset.theme === theme ? 'all' : 'not all'
    }
  }
} catch {
  // Without access to the storage, the theme of the system applies.
}
