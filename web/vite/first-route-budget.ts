import { gzipSync } from 'node:zlib'
import type { Plugin, Rolldown } from 'vite'

/** Adds up the JavaScript that the first screen needs, prints it, and fails the build when it is too much. */
export function firstRouteBudget({ gzippedKilobytes }: { gzippedKilobytes: number }): Plugin {
  return {
    name: 'first-route-budget',
    apply: 'build',
    generateBundle(_options, bundle) {
      const chunks = firstRouteChunks(bundle)
      const kilobytes = chunks.reduce((sum, chunk) => sum + gzipSync(chunk.code, { level: 9 }).length, 0) / 1000
      const line = `First-route JavaScript: ${kilobytes.toFixed(1)} KB gzipped in ${chunks.length} files, ${gzippedKilobytes} KB allowed`
      if (kilobytes > gzippedKilobytes) this.error(line)
      process.stdout.write(`${line}\n`)
    },
  }
}

/** The entry and everything it imports before it can run. */
function firstRouteChunks(bundle: Rolldown.OutputBundle): Rolldown.OutputChunk[] {
  const found = new Map<string, Rolldown.OutputChunk>()
  const visit = (fileName: string) => {
    const chunk = bundle[fileName]
    if (chunk?.type !== 'chunk' || found.has(fileName)) return
    found.set(fileName, chunk)
    chunk.imports.forEach(visit)
  }
  for (const output of Object.values(bundle)) if (output.type === 'chunk' && output.isEntry) visit(output.fileName)
  return [...found.values()]
}
