/** Which methods the routes answer: tells an address that does not exist from one that takes another method. */
export interface RouteMethods {
  add(pattern: string, methods: string | readonly string[]): void
  /** The methods of every route whose pattern fits the path. */
  at(path: string): string[]
}

export function createRouteMethods(): RouteMethods {
  const routes = new Map<string, { pattern: URLPattern; methods: Set<string> }>()
  return {
    add(pathname, methods) {
      // A page for every address there is says nothing about one of them.
      if (pathname === '*' || pathname === '/*') return
      const route = routes.get(pathname) ?? { pattern: new URLPattern({ pathname }), methods: new Set() }
      for (const method of [methods].flat()) route.methods.add(method)
      routes.set(pathname, route)
    },
    at: (pathname) => {
      const fitting = [...routes.values()].filter(({ pattern }) => pattern.test({ pathname }))
      return [...new Set(fitting.flatMap(({ methods }) => [...methods]))]
    },
  }
}
