import { isIP } from 'node:net'

/** PEM. */
export interface MadeCertificate {
  cert: string
  key: string
  /** What a client has to trust. */
  ca: string
}

const dayMs = 86_400_000

/** A certificate for these names, made for one start: it signs itself, and holds for a week from the real time on. */
export async function makeCertificate(names: readonly string[]): Promise<MadeCertificate> {
  const { generate } = await import('selfsigned')
  const made = await generate([{ name: 'commonName', value: 'Simulated Spotify' }], {
    keyType: 'ec',
    algorithm: 'sha256',
    // A clock of another machine may be behind.
    notBeforeDate: new Date(Date.now() - dayMs),
    notAfterDate: new Date(Date.now() + 7 * dayMs),
    extensions: [
      // An authority of its own: clients that look into a chain take it for one too.
      { name: 'basicConstraints', cA: true, critical: true },
      { name: 'keyUsage', digitalSignature: true, keyCertSign: true, critical: true },
      { name: 'extKeyUsage', serverAuth: true },
      { name: 'subjectAltName', altNames: names.map(altName) },
    ],
  })
  return { cert: made.cert, key: made.private, ca: made.cert }
}

const altName = (name: string) => (isIP(name) ? { type: 7 as const, ip: name } : { type: 2 as const, value: name })
