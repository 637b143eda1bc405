import { copyFileSync, mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { audiences } from '@scopedeck/server/contract/scenarios/scenario.ts'
import { stepWords } from '@scopedeck/server/contract/scenarios/step-words.ts'
import { pictureName, themes, type Width, widths } from './pictures.ts'
import type { Shot, Take } from './play-demo.ts'

/** Writes the pages of the gallery beside the pictures. They need no server and run no script. */
export function writeGallery(folder: string, takes: readonly Take[]): void {
  mkdirSync(folder, { recursive: true })
  copyFileSync(join(import.meta.dirname, 'gallery.css'), join(folder, 'gallery.css'))
  writeFileSync(join(folder, 'index.html'), indexPage(takes))
  for (const take of takes) writeFileSync(join(folder, take.scenario.id, 'index.html'), scenarioPage(take))
}

function indexPage(takes: readonly Take[]): string {
  const held = takes.filter(({ problem }) => !problem).length
  const seconds = takes.reduce((sum, { ms }) => sum + ms, 0)
  return page(
    'Demo scenarios',
    '',
    `<header><div><h1>Demo scenarios</h1><p>Each is a test that has to pass, and these pictures.</p></div>
<p class="sum">${mark(held === takes.length, `${held} of ${takes.length} hold`)}<br><span class="wire">${secondsOf(seconds)}</span></p></header>
<ul class="cards">${takes.map(card).join('\n')}</ul>`,
  )
}

function card(take: Take): string {
  const { scenario, shots, calls, problem, ms } = take
  return `<li><a class="card" href="${scenario.id}/index.html">
<div class="preview" style="--frames:${Math.max(1, shots.length)}"><div class="strip">${shots.map((shot, index) => picture(`${scenario.id}/`, index, 'desk', shot)).join('')}</div></div>
<h2><span class="wire">${scenario.number}</span> ${escaped(scenario.title)}</h2>
<p>${escaped(scenario.question)}</p>
<p class="facts">${mark(!problem, problem ? `failed ${escaped(take.failedAt ?? 'at its end')}` : secondsOf(ms))}
<span>${scenario.audience.map((who) => `<span class="tag">${audiences[who]}</span>`).join(' ')}</span>
<span>${plural(scenario.chapters.length, 'chapter')}, ${plural(calls, 'call')}</span></p></a></li>`
}

function scenarioPage(take: Take): string {
  const { scenario, shots, problem, ms, calls } = take
  const notReached = scenario.chapters.slice(shots.length)
  const atEnd = problem && !take.failedAt ? `<pre class="trouble">${escaped(problem)}</pre>` : ''
  return page(
    scenario.title,
    '../',
    `<p><a href="../index.html">← All scenarios</a></p>
<header><div><h1><span class="wire">${scenario.number}</span> ${escaped(scenario.title)}</h1><p>${escaped(scenario.question)}</p></div>
<p class="sum">${mark(!problem, problem ? 'failed' : 'holds')}<br><span class="wire">${secondsOf(ms)} · ${plural(calls, 'call')}</span></p></header>
${take.hasVideo ? `<video controls preload="none" src="video.mp4" poster="${pictureName(1, 'desk', 'light')}"><track kind="captions" src="captions.vtt" srclang="en" label="English" default></video>` : ''}
<fieldset class="choice"><legend>Pictures</legend>
<label><input type="radio" name="width" value="desk" checked> 1440 px</label> <label><input type="radio" name="width" value="phone"> 390 px</label>
<label><input type="checkbox" name="dark"> dark</label></fieldset>
<ol class="film">${shots.map(figure).join('\n')}</ol>
${notReached.length > 0 ? `<p>Not reached: ${notReached.map(({ title }) => escaped(title)).join(', ')}.</p>` : ''}${atEnd}
<p><a href="trace.zip" download>The trace of this run</a>: <code>npx playwright show-trace trace.zip</code></p>`,
  )
}

function figure(shot: Shot, index: number): string {
  const { chapter, ms, problem } = shot
  const pictures = Object.keys(widths) as Width[]
  return `<li><figure>${pictures.map((width) => picture('', index, width, shot)).join('')}
<figcaption><h2>${index + 1}. ${escaped(chapter.title)}</h2><p>${escaped(chapter.narration)}</p>
<p class="facts">${mark(!problem, problem ? 'failed' : secondsOf(ms))}</p>
<ul class="steps">${chapter.action.map((step) => `<li>${escaped(stepWords(step))}</li>`).join('')}</ul>
${problem ? `<pre class="trouble">${escaped(problem)}</pre>` : ''}</figcaption></figure></li>`
}

/** Both themes; the stylesheet shows one. */
function picture(folder: string, index: number, width: Width, { chapter }: Shot): string {
  const { width: across, height } = widths[width]
  return themes
    .map(
      (theme) =>
        `<img class="${width} ${theme}" src="${folder}${pictureName(index + 1, width, theme)}" alt="${escaped(chapter.title)}" width="${across}" height="${height}" loading="lazy">`,
    )
    .join('')
}

const page = (title: string, root: string, body: string) => `<!doctype html>
<html lang="en"><meta charset="utf-8"><meta name="viewport" content="width=device-width,initial-scale=1">
<title>${escaped(title)} · Scopedeck</title><link rel="stylesheet" href="${root}gallery.css">
<body><main>${body}</main></body></html>
`

const mark = (holds: boolean, words: string) =>
  `<span class="${holds ? 'holds' : 'fails'}">${holds ? '✓' : '✕'} ${words}</span>`
const secondsOf = (ms: number) => `${(ms / 1000).toFixed(1)} s`
const plural = (count: number, thing: string) => `${count} ${thing}${count === 1 ? '' : 's'}`
const entities: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' }
const escaped = (text: string) => text.replaceAll(/[&<>"]/g, (sign) => entities[sign] ?? sign)
