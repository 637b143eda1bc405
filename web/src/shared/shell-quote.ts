/** Quotes a text for a POSIX shell, so that the shell expands nothing in it. */
export function quotedForShell(text: string): string {
  return `'${text.replaceAll("'", String.raw`'\''`)}'`
}
