import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { FastifyPluginAsync } from 'fastify'
import { Type } from 'typebox'
import { type ProblemCode, problemCatalogue } from '../../contract/problems.ts'

interface ProblemPage {
  code: ProblemCode
  /** What happened this time; without it, why such things happen. */
  detail?: string
  requestId: string
  /** Ways on, the best one first. */
  links: readonly { href: string; label: string }[]
}

/** A page that needs nothing but its stylesheet, for answers that a person navigated to. */
export function problemPage({ code, detail, requestId, links }: ProblemPage): string {
  const { title, cause, next } = problemCatalogue[code]
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="robots" content="noindex">
<title>${escapeHtml(title)} · Scopedeck</title>
<link rel="icon" href="/mark.svg" type="image/svg+xml">
<link rel="stylesheet" href="/problem-page.css">
</head>
<body>
<main>
<h1>${escapeHtml(title)}</h1>
<p>${escapeHtml(detail ?? cause)}</p>
<p>${escapeHtml(next)}</p>
<ul>
${links.map(({ href, label }) => `<li><a href="${escapeHtml(href)}">${escapeHtml(label)}</a></li>`).join('\n')}
<li><a href="/problems/${code}">What this problem is</a></li>
</ul>
<p><small>Problem <code>${code}</code>, request <code>${escapeHtml(requestId)}</code></small></p>
</main>
</body>
</html>
`
}

const entities: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' }

/** Text as it may stand in an element or an attribute. */
const escapeHtml = (text: string): string => text.replace(/[&<>"']/g, (character) => entities[character] ?? '')

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

/** How a problem page looks that the server writes itself: it stands on nothing that has to be built. */
export const problemStylesheetRoutes: FastifyPluginAsync = async (app) => {
  const stylesheet = await readFile(join(import.meta.dirname, 'problem-page.css'), 'utf8')
  app.get('/problem-page.css', { schema: { response: { 200: Type.String() } } }, async (_request, reply) => {
    return reply.type('text/css; charset=utf-8').header('cache-control', 'no-cache').send(stylesheet)
  })
}
