import { join } from 'node:path'
import type { Plugin, Rolldown } from 'vite'

const source = 'src/early.ts'
const themeScript = '<script src="/theme.js"></script>'

/**
 * Puts `early.ts` into the page, before the app and as a script of its own: two module scripts of a page would become one
 * file, and the small one would wait for the large one. It is `async`, because other scripts wait for the style sheet.
 */
export function earlyScript(): Plugin {
  let isBuild = false
  let root = ''
  return {
    name: 'early-script',
    configResolved(config) {
      isBuild = config.command === 'build'
      root = config.root
    },
    buildStart() {
      if (isBuild) this.emitFile({ type: 'chunk', id: join(root, source) })
    },
    generateBundle(_options, bundle) {
      // An entry that does nothing but import the chunk below.
      for (const { fileName } of chunksOf(bundle).filter(isFacade)) delete bundle[fileName]
    },
    transformIndexHtml(html, { bundle = {} }) {
      const chunk = chunksOf(bundle).find(({ moduleIds }) => moduleIds.some((id) => id.endsWith(`/${source}`)))
      const tag = `<script type="module" async crossorigin src="/${chunk?.fileName ?? source}"></script>`
      return html.replace(themeScript, `${themeScript}\n    ${tag}`)
    },
  }
}

function chunksOf(bundle: Rolldown.OutputBundle): Rolldown.OutputChunk[] {
  return Object.values(bundle).filter((output) => output.type === 'chunk')
}

function isFacade({ facadeModuleId, moduleIds }: Rolldown.OutputChunk): boolean {
  return moduleIds.length === 0 && facadeModuleId?.endsWith(`/${source}`) === true
}
