/** Where everything is, for someone who has found the simulator. */
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
