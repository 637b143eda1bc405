import { html } from '../html.ts'
import type { Thing } from './thing.ts'

/** The page of something that nobody can listen to. */
export function openPage({ kind, name, about, picture }: Thing): string {
  const image = picture === undefined ? html`` : html`<p><img src="${picture}" width="300" height="300" alt=""></p>`
  return page(
    name,
    html`${image}<h1>${name}</h1><p>${about}</p>`,
    `This is a simulated ${kind}: it is not on Spotify, and nothing of it can be heard.`,
  )
}

export function unknownPage(): string {
  return page('Nothing here', html`<h1>Nothing here</h1>`, 'The simulator has no such thing.')
}

function page(title: string, content: ReturnType<typeof html>, notice: string): string {
  return html`<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<title>${title} · Simulator</title>
<link rel="stylesheet" href="/consent.css">
</head>
<body>
<main>
${content}
<p class="quiet">${notice}</p>
</main>
</body>
</html>
`.text
}
