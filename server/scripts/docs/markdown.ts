import { readProof } from '../../test/claims/proof.ts'

/** A table in Markdown; cells are escaped, so that a `|` in a text stays in its cell. */
export function table(headings: readonly string[], rows: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]) => `| ${cells.map((cell) => cell.replaceAll('|', '\\|')).join(' | ')} |`
  return [line(headings), line(headings.map(() => '---')), ...rows.map(line)].join('\n')
}

export const code = (text: string) => `\`${text}\``
export const codes = (texts: readonly string[]) => texts.map(code).join(', ')

/** A link to the file of a proof. A title with placeholders for values shows an ellipsis instead of each. */
export function proofLink(text: string): string {
  const { file, titles } = readProof(text)
  const name = titles.join(': ').replaceAll(/%[a-z]/g, '…')
  return `[${name}](../${file})`
}
