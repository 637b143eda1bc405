import type { Chapter, Claim } from '../../test/claims/claim.ts'
import { chapters } from '../../test/claims/claims.ts'
import { readProof } from '../../test/claims/proof.ts'
import { figures } from '../../test/harness/figures.ts'
import { table } from './markdown.ts'

const introduction = `# What holds under attack, fault and load

Each line is a claim, what whoever runs a deck may rely on for it, and the tests that prove it: over HTTP or in a browser, against
the simulator or another standard server. \`npx -y pnpm test\` runs all of them, and fails where a claim has no test. What is not on
this page is not promised.`

/** Claim → promise → tests, chapter by chapter. */
export function trustPage(): string {
  return `${[introduction, ...chapters.map(section), measured()].join('\n\n')}\n`
}

const section = ({ title, claims }: Chapter) =>
  `## ${title}\n\n${table(['it holds that', 'so you may rely on it that', 'proven by'], claims.map(row))}`

const row = ({ claim, promise, provenBy }: Claim) => [claim, promise, provenBy.map(link).join('<br>')]

const measured = () =>
  `## Found by the long commands\n\n${table(
    ['command', 'on', 'found'],
    figures.map(({ command, on, found }) => [`\`${command}\``, on, found]),
  )}`

/** Titles with places for values say so with an ellipsis. */
function link(text: string): string {
  const { file, titles } = readProof(text)
  const name = titles.join(': ').replaceAll(/%[a-z]/g, '…')
  return `[${name}](../${file})`
}
