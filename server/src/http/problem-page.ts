import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { FastifyPluginAsync } from 'fastify'
import { type ProblemCode, problemCatalogue } from '../../contract/problems.ts'
import { Type } from '../../contract/schema.ts'

export interface ProblemPage {
  code: ProblemCode
  /** What happened this time; left out, the catalogue's cause is shown. */
  detail?: string | undefined
  /** Says that Spotify is simulated, and how; left out at the real one. */
  mark?: string | undefined
  requestId: string
  /** Ways to continue, the best one first. */
  links: readonly { href: string; label: string }[]
}

/** The page that answers a failed navigation. It needs nothing but its stylesheet. */
export function problemPage({ code, detail, mark, requestId, links }: ProblemPage): string {
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
${mark === undefined ? '' : `<p class="mark">${escapeHtml(mark)}</p>`}
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

/** Makes text safe inside an element or an attribute. */
const escapeHtml = (text: string): string => text.replace(/[&<>"']/g, (character) => entities[character] ?? '')

/**
 * The pages under `/problems/`: the web app's page, with the explanation also in its `<noscript>`, because programs
 * follow the `type` of a problem document too.
 * @returns the page for a path, `undefined` for a path that explains no problem
 * @see RFC 9457 §3.1.1
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
<dt>Who can fix it</dt><dd>${escapeHtml(owner)}</dd>
<dt>What now</dt><dd>${escapeHtml(next)}</dd>
</dl></main></noscript>`
  return page
    .replace(/<title>.*?<\/title>/, () => `<title>${escapeHtml(title)} · Scopedeck</title>`)
    .replace(/<noscript>.*?<\/noscript>/s, () => words)
}

/** The stylesheet of `problemPage()`. It is served from the source, so that the page works before the web app is built. */
export const problemStylesheetRoutes: FastifyPluginAsync = async (app) => {
  const stylesheet = await readFile(join(import.meta.dirname, 'problem-page.css'), 'utf8')
  app.get('/problem-page.css', { schema: { response: { 200: Type.String() } } }, async (_request, reply) => {
    return reply.type('text/css; charset=utf-8').header('cache-control', 'no-cache').send(stylesheet)
  })
}
