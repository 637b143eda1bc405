import { useEffect, useId, useState } from 'react'
import { Card } from '../shared/elements/card.tsx'
import { TextField } from '../shared/elements/fields.tsx'
import { useKeptText } from '../shared/use-kept-text.ts'
import { challengeOf, isVerifier } from './pkce.ts'
import type { Step } from './read-flow.ts'

/** The example of RFC 7636, Appendix B. */
const exampleVerifier = 'dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk'

/** Computes S256 from a verifier of the reader's own, and says why ours is not here to compute it from. */
export function PkceLesson({ step }: { step: Step }) {
  const id = useId()
  const [verifier, setVerifier] = useKeptText('flow.verifier', exampleVerifier)
  const challenge = useChallenge(verifier)
  const sent = step.sent.code_challenge
  return (
    <Card>
      <h3 className="mb-1 font-semibold">Compute a challenge yourself</h3>
      <p className="text-small text-muted">
        The challenge is the SHA-256 of the verifier. It is easy to compute this way and impossible the other way, so
        the address may show it. Our verifier never left the server: whoever steals the code from the address can’t
        redeem it.
      </p>
      <label htmlFor={id} className="mt-3 block text-small font-semibold">
        A verifier of your own
      </label>
      <TextField
        id={id}
        value={verifier}
        onChange={(event) => setVerifier(event.target.value)}
        aria-describedby={`${id}-result`}
        className="mt-1"
      />
      <p id={`${id}-result`} aria-live="polite" className="mt-2 font-mono text-small wrap-anywhere">
        {challenge === undefined ? (
          <span className="font-sans text-missing">A verifier has 43 to 128 letters, digits, or - . _ ~</span>
        ) : (
          `code_challenge=${challenge}`
        )}
      </p>
      {typeof sent === 'string' && (
        <p className="mt-1 text-small text-muted">
          {challenge === sent
            ? 'That is the challenge of this sign-in.'
            : 'The challenge of this sign-in is another one, as it should be.'}
        </p>
      )}
    </Card>
  )
}

/** @returns `undefined` while it is not computed, and for a text that is no verifier */
function useChallenge(verifier: string): string | undefined {
  const [computed, setComputed] = useState<{ verifier: string; challenge: string }>()
  useEffect(() => {
    if (!isVerifier(verifier)) return
    let isCurrent = true
    void challengeOf(verifier).then((challenge) => isCurrent && setComputed({ verifier, challenge }))
    return () => {
      isCurrent = false
    }
  }, [verifier])
  return computed?.verifier === verifier ? computed.challenge : undefined
}
