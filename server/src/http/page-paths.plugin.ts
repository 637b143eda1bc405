import fp from 'fastify-plugin'

declare module 'fastify' {
  interface FastifyInstance {
    pagePaths: PagePaths
  }
}

interface PagePaths {
  /** Whether the web app's page may answer a path, however it is spelt. @param path without a query */
  isPage(path: string): boolean
  /** The addresses in the folder of this path are files or data, and none of them is a page. */
  exclude(path: string): void
}

/**
 * Tells the addresses of pages from those of programs, by the routes of the app: where one route answers programs, as under
 * `/api`, no address in the same folder is a page. It does not see routes made before it.
 */
export default fp(
  async (app) => {
    const folders = new Set<string>()
    const pagePaths: PagePaths = {
      isPage: (path) => !folders.has(folderOf(path)),
      exclude: (path) => void folders.add(folderOf(path)),
    }
    app.addHook('onRoute', ({ url }) => {
      // The web app's own route answers whatever is left.
      if (url !== '*' && url !== '/*') pagePaths.exclude(url)
    })
    app.decorate('pagePaths', pagePaths)
  },
  { name: 'page-paths' },
)

/** The first segment of a path, with its percent signs read: `/%61pi/x` leads to the same route as `/api/x`. */
function folderOf(path: string): string {
  const [, folder = ''] = path.split('/', 2)
  try {
    return decodeURIComponent(folder)
  } catch {
    return folder
  }
}
