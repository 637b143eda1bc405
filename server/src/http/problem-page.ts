import { type ProblemCode, problemCatalogue } from '../../contract/problems.ts'
import { escapeHtml } from './escape-html.ts'

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
