import { welcome } from './welcome.ts'

/** What someone who starts the simulator alone has to know. The client's secret opens the simulator only. */
export function banner(origin: string, redirectUris: readonly string[]): string {
  return `
${welcome(origin)}
  client id      scopedeck-local
  client secret  scopedeck-local-secret
  redirect URIs  ${redirectUris.join('\n                 ')} (any port)

  Stop with Ctrl+C.
`
}
