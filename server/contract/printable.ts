/** Control and formatting characters: they break log lines, hide text and turn its direction. */
const unprintable = /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Co}\p{Cs}]+/gu

/** Somebody else's text as one bounded line that may be shown and logged. */
export function printable(text: string, maxLength = 300): string {
  const line = text.replace(unprintable, ' ').trim()
  return line.length > maxLength ? `${line.slice(0, maxLength)}…` : line
}

/** Shorter values are words rather than secrets: blanking them would garble text and hide nothing. */
const shortestSecret = 8

/** Blanks every secret we sent, should the server have quoted it back. */
export function withoutSecrets(text: string, secrets: readonly string[]): string {
  const spellings = secrets.flatMap((secret) => [secret, encodeURIComponent(secret.toWellFormed())])
  return spellings
    .filter((spelling) => spelling.length >= shortestSecret)
    .reduce((rest, spelling) => rest.replaceAll(spelling, '[hidden]'), text)
}
