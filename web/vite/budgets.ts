import { gzipSync } from 'node:zlib'
import type { Plugin, Rolldown } from 'vite'

interface Screen {
  /** The files below `web/src` that the screen imports by itself, besides the entry. */
  modules: readonly string[]
  /** KB of gzipped JavaScript, the entry included. */
  kilobytes: number
}

const player = ['player/bar/player-bar.tsx', 'player/player-host.tsx']
const signedIn = (...modules: string[]): Screen => ({
  modules: ['shell/frame.tsx', ...player, ...modules],
  kilobytes: 185,
})

/**
 * The JavaScript that each screen loads before a person touches it. A signed-in screen is counted with the player bar. What
 * a press loads (menus, dialogs, the palette) is not counted.
 */
const screens: Readonly<Record<string, Screen>> = {
  '/ signed out': { modules: [], kilobytes: 125 },
  '/denied': { modules: ['denied/denied.route.tsx'], kilobytes: 185 },
  '/': signedIn('home/home-screen.tsx'),
  '/playlists': signedIn('playlists/playlists.route.tsx'),
  '/playlists/:id': signedIn('playlists/playlist.route.tsx'),
  '/search': signedIn('search/search.route.tsx'),
  '/albums/:id': signedIn('things/music.route.tsx'),
  '/shows/:id': signedIn('things/spoken.route.tsx'),
  '/player': signedIn('player/player.route.tsx'),
  '/scopes': signedIn('scopes/scopes.route.tsx'),
  '/explore': signedIn('explore/explore.route.tsx', 'explore/call-page.tsx'),
  '/flow': signedIn('flow/flow.route.tsx'),
  '/lab': signedIn('lab/lab.route.tsx'),
  '/account': signedIn('account/account.route.tsx'),
  '/problems/:code': signedIn('problems/problem.route.tsx'),
}

/** Files of JavaScript and CSS together, at most. */
const mostFiles = 12

/** Adds up what each screen loads, prints it, and fails the build where it is more than its budget. */
export function budgets(): Plugin {
  return {
    name: 'budgets',
    apply: 'build',
    generateBundle(_options, bundle) {
      const costs = Object.entries(screens).map(([path, screen]) => ({ path, ...screen, ...costOf(bundle, screen) }))
      process.stdout.write(['First load of each screen, gzipped:', ...costs.map(lineOf), ''].join('\n'))
      const faults = costs.filter(({ used, kilobytes, files }) => used > kilobytes || files > mostFiles)
      if (faults.length === 0) return
      this.error(
        `Too much for the first load: ${faults.map(lineOf).join('; ')}. See web/vite/budgets.ts: load later what a screen does not need at first.`,
      )
    },
  }
}

interface Cost {
  /** KB of gzipped JavaScript. */
  used: number
  files: number
}

function lineOf({ path, used, kilobytes, files }: { path: string; kilobytes: number } & Cost): string {
  return `  ${path.padEnd(16)}${used.toFixed(1)} of ${kilobytes} KB of JavaScript, ${files} of ${mostFiles} files`
}

function costOf(bundle: Rolldown.OutputBundle, { modules }: Screen): Cost {
  const chunks = chunksOf(bundle, modules)
  const sheets = Object.keys(bundle).filter((fileName) => fileName.endsWith('.css'))
  const bytes = chunks.reduce((sum, { code }) => sum + gzipSync(code, { level: 9 }).length, 0)
  return { used: bytes / 1000, files: chunks.length + sheets.length }
}

/** The entry, the chunks with these modules, and everything that they import before they can run. */
function chunksOf(bundle: Rolldown.OutputBundle, modules: readonly string[]): Rolldown.OutputChunk[] {
  const chunks = Object.values(bundle).filter((output) => output.type === 'chunk')
  const found = new Set<Rolldown.OutputChunk>()
  const visit = (chunk: Rolldown.OutputChunk | undefined) => {
    if (!chunk || found.has(chunk)) return
    found.add(chunk)
    for (const fileName of chunk.imports) visit(chunks.find((other) => other.fileName === fileName))
  }
  for (const chunk of chunks) if (chunk.isEntry) visit(chunk)
  for (const module of modules) visit(chunkWith(chunks, module))
  return [...found]
}

function chunkWith(chunks: readonly Rolldown.OutputChunk[], module: string): Rolldown.OutputChunk {
  const chunk = chunks.find(({ moduleIds }) => moduleIds.some((id) => id.endsWith(`/web/src/${module}`)))
  if (!chunk) throw new Error(`The table of budgets names web/src/${module}, which is in no chunk.`)
  return chunk
}
