import { problemCatalogue } from '../../contract/problems.ts'

const notPages = ['/auth', '/api', '/assets']

/**
 * Somebody visits the address, rather than a program asking for something there. The start and the explanations of
 * problems are for anybody who does not rule out HTML: `type` of every problem points there.
 */
export function isPageRequest(path: string, accept = '*/*'): boolean {
  if (notPages.some((folder) => path === folder || path.startsWith(`${folder}/`))) return false
  if (/\btext\/html\b/i.test(accept)) return true
  return accept.includes('*/*') && (path === '/' || path.startsWith('/problems/'))
}

/** 404 where the page will say that there is no such problem. Other addresses the page alone can judge. */
export function pageStatus(path: string): 200 | 404 {
  const code = /^\/problems\/(.*)$/.exec(path)?.[1]
  return code === undefined || Object.hasOwn(problemCatalogue, code) ? 200 : 404
}
