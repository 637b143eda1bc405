/** Control and formatting characters: they break log lines, hide text and turn its direction. */
const unprintable = /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Co}\p{Cs}]+/gu

/** Text from outside as one line of at most `maxLength` characters that is safe to show and to log. */
export function printable(text: string, maxLength = 300): string {
  const line = text.replace(unprintable, ' ').trim()
  return line.length > maxLength ? `${line.slice(0, maxLength)}…` : line
}

/** Shorter secrets are not blanked: they may be plain words, and blanking those would garble the text. */
const shortestSecret = 8

/** Blanks every secret that we sent, in case the server's answer quotes it. */
export function withoutSecrets(text: string, secrets: readonly string[]): string {
  const spellings = secrets.flatMap((secret) => [secret, encodeURIComponent(secret.toWellFormed())])
  return spellings
    .filter((spelling) => spelling.length >= shortestSecret)
    .reduce((rest, spelling) => rest.replaceAll(spelling, '[hidden]'), text)
}
