/** The addresses of everything, as plain text. */
export function welcome(origin: string): string {
  return `Spotify simulator on ${origin}

  authorize      ${origin}/authorize
  token          ${origin}/api/token
  Web API        ${origin}/v1
  controls       ${origin}/simulator/state
  accounts       ada (Premium), ben (Free), cleo (new), dov (not on the allowlist)

  It is not Spotify, and nothing in it is real. More in docs/simulator.md.
`
}

/** What `pnpm simulator` prints. The client's secret opens the simulator only. */
export function banner(origin: string, redirectUris: readonly string[]): string {
  return `
${welcome(origin)}
  client id      scopedeck-local
  client secret  scopedeck-local-secret
  redirect URIs  ${redirectUris.join('\n                 ')} (any port)

  Stop with Ctrl+C.
`
}
