import { execFileSync } from 'node:child_process'
import { join } from 'node:path'
import { mayUse } from './programs.ts'
import { temporaryFolder } from './temporary-folder.ts'

export const isOpensslThere = mayUse('openssl', 'version')

/** A certificate for a name and the authority that signed it, which no system trusts. Paths of PEM files. */
export function makeCertificate(name = 'localhost') {
  const folder = temporaryFolder()
  const at = (name: string) => join(folder, name)
  const request = (...settings: string[]) =>
    execFileSync(
      'openssl',
      ['req', '-x509', '-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:P-256', '-nodes', ...settings],
      {
        stdio: 'ignore',
      },
    )
  const authority = { certificate: at('ca.pem'), key: at('ca.key') }
  request('-subj', '/CN=An authority', '-keyout', authority.key, '-out', authority.certificate)
  const own = { certificate: at('own.pem'), key: at('own.key') }
  const names = ['-addext', `subjectAltName=DNS:${name}`, '-addext', 'basicConstraints=critical,CA:FALSE']
  const signed = ['-CA', authority.certificate, '-CAkey', authority.key]
  request('-subj', `/CN=${name}`, ...names, ...signed, '-keyout', own.key, '-out', own.certificate)
  return { ...own, authority: authority.certificate }
}
