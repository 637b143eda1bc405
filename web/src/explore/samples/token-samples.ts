import type { Scope } from '@scopedeck/server/contract/scopes.ts'
import { quotedForShell } from '../../shared/shell-quote.ts'
import type { SampleLanguage } from './code-samples.ts'

/** Whose token of the simulator a sample asks for. */
export interface TokenRequest {
  /** The Web API of the simulator: `http://localhost:8889/v1`. Its controls stand beside it. */
  apiUrl: string
  account: string
  scopes: readonly Scope[]
}

/**
 * A sample that calls the simulator, with the lines that get a token of the same grant: it runs as it is. A token of the
 * simulator opens nothing, and so may stand in a file.
 */
export function withToken(
  language: RunnableLanguage,
  sample: string,
  { apiUrl, account, scopes }: TokenRequest,
): string {
  const url = apiUrl.replace(/\/v1$/, '/simulator/sign-in')
  return runnable[language](sample, url, JSON.stringify({ account, scopes }))
}

/** The Python SDK signs in by itself, and so takes no token from elsewhere. */
export type RunnableLanguage = Exclude<SampleLanguage, 'pythonSdk'>

const runnable: Record<RunnableLanguage, (sample: string, url: string, body: string) => string> = {
  curl: (sample, url, body) =>
    [
      `ACCESS_TOKEN=$(curl --silent ${quotedForShell(url)} \\`,
      `  -H 'Content-Type: application/json' --data-raw ${quotedForShell(body)} |`,
      `  sed 's/.*"access_token":"\\([^"]*\\).*/\\1/')`,
      '',
      sample,
    ].join('\n'),
  fetch: (sample, url, body) =>
    [
      `const signIn = await fetch(${JSON.stringify(url)}, {`,
      `  method: 'POST',`,
      `  headers: { 'content-type': 'application/json' },`,
      `  body: ${JSON.stringify(body)},`,
      `})`,
      `const { access_token: ACCESS_TOKEN } = await signIn.json()`,
      '',
      sample,
    ].join('\n'),
  python: (sample, url, body) =>
    sample.replace(
      'import requests\n',
      () => `import requests\n\nACCESS_TOKEN = requests.post("${url}", json=${body}).json()["access_token"]\n`,
    ),
}
