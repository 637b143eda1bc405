import type { Plugin } from 'vite'

/** Takes out of the libraries what no page of ours runs: 6 KB of every page. */
export function leanLibraries(): Plugin[] {
  return [plainImports(), unusedRouterParts(), unusedModules()]
}

/**
 * Leaves `import()` as the browser has it. Vite wraps each one in a helper that finds and preloads what the file imports in
 * turn. Here that is the app and the shell (`chunks.ts`), which are loaded by then.
 */
function plainImports(): Plugin {
  return {
    name: 'plain-imports',
    apply: 'build',
    enforce: 'pre',
    load: {
      filter: { id: /preload-helper\.js$/ },
      handler: () => 'export const __vitePreload = (load) => load()',
    },
  }
}

/**
 * Lets the bundler leave out React Router's forms and fetchers, which we don't use: it keeps a component whose creation is
 * not marked as free of side effects, and one that gets a name for React's developer tools.
 */
function unusedRouterParts(): Plugin {
  return {
    name: 'unused-router-parts',
    apply: 'build',
    transform: {
      filter: { id: /\/react-router\/dist\// },
      handler: (code) => ({
        code: code
          .replace(/^\w+\.displayName = .*;$/gm, '')
          .replace(/^(const \w+ = )(React\$1\.(?:forwardRef|createContext)\()/gm, '$1/* @__PURE__ */ $2')
          // Links of ours never fetch the next page before it is asked for.
          .replace('shouldPrefetch && !isAbsolute ?', 'false ?'),
        map: null,
      }),
    },
  }
}

/** Modules that others import and of which no page of ours runs anything. */
const unused = [
  // Hooks for tracing each navigation.
  /\/react-router\/dist\/production\/lib\/router\/instrumentation\.js$/,
  // Lists that grow by one page at a time.
  /\/query-core\/build\/modern\/infiniteQueryBehavior\.js$/,
]

/** Puts functions that do nothing in place of what the unused modules export. */
function unusedModules(): Plugin {
  return {
    name: 'unused-modules',
    apply: 'build',
    transform: {
      filter: { id: unused },
      handler: (code) => {
        const [, names = ''] = /^export \{([^}]+)\}/m.exec(code) ?? []
        return { code: names.replace(/\w+/g, 'export const $& = () => {};').replaceAll(',', ''), map: null }
      },
    },
  }
}
