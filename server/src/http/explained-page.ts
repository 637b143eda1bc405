import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { type ProblemCode, problemCatalogue } from '../../contract/problems.ts'
import { escapeHtml } from './escape-html.ts'

/**
 * The page for an address below `/problems/`: the app's own, with the explanation in words for whoever runs no script,
 * because `type` of a problem document is followed by programs and people alike (RFC 9457 §3.1.1).
 * @returns the page's text by path; `undefined` for every other path
 */
export async function readExplainedPages(root: string): Promise<(path: string) => string | undefined> {
  const page = await readFile(join(root, 'index.html'), 'utf8')
  return (path) => {
    const code = /^\/problems\/([a-z-]+)$/.exec(path)?.[1]
    return code !== undefined && isProblemCode(code) ? explain(page, code) : undefined
  }
}

const isProblemCode = (code: string): code is ProblemCode => Object.hasOwn(problemCatalogue, code)

function explain(page: string, code: ProblemCode): string {
  const { status, title, cause, owner, next } = problemCatalogue[code]
  const words = `<noscript><main><h1>${escapeHtml(title)}</h1><p><code>${status} ${code}</code></p><dl>
<dt>Why</dt><dd>${escapeHtml(cause)}</dd>
<dt>Who can mend it</dt><dd>${escapeHtml(owner)}</dd>
<dt>What now</dt><dd>${escapeHtml(next)}</dd>
</dl></main></noscript>`
  return page
    .replace(/<title>.*?<\/title>/, () => `<title>${escapeHtml(title)} · Scopedeck</title>`)
    .replace(/<noscript>.*?<\/noscript>/s, () => words)
}
