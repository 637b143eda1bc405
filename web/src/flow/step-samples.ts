import type { Provider } from '@scopedeck/server/contract/session.ts'
import { quotedForShell } from '../shared/shell-quote.ts'
import { sentFields, urlOf } from './flow-address.ts'
import type { Step } from './read-flow.ts'

/** What a sample has in place of a secret, which no page ever gets: a variable of the surrounding code. */
const variables: Readonly<Record<string, string>> = {
  code: 'CODE',
  code_verifier: 'CODE_VERIFIER',
  refresh_token: 'REFRESH_TOKEN',
  state: 'STATE',
}

interface Request {
  method: string
  url: string
  /** In the form of a POST. Values are texts, or names of variables. */
  form: { name: string; text?: string; variable?: string }[]
  authorization?: 'bearer' | 'client'
  clientId: string
}

function requestOf(step: Step, provider: Provider): Request {
  const isForm = step.method === 'POST' && (step.kind === 'redeem' || step.kind === 'refresh')
  const form = isForm ? sentFields(step, provider) : []
  const isBearer = step.kind === 'call' || step.kind === 'account'
  return {
    ...{ method: step.method, url: urlOf(step, provider), clientId: provider.clientId },
    form: form.map(([name, text]) => {
      const variable = variables[name]
      return variable === undefined ? { name, text } : { name, variable }
    }),
    ...(isForm && { authorization: 'client' }),
    ...(isBearer && { authorization: 'bearer' }),
  }
}

function curl(step: Step, provider: Provider): string {
  const { method, url, form, authorization, clientId } = requestOf(step, provider)
  const lines = [
    `curl ${method === 'GET' || form.length > 0 ? '' : `-X ${method} `}${quotedForShell(url)}`,
    ...(authorization === 'bearer' ? ['-H "Authorization: Bearer $ACCESS_TOKEN"'] : []),
    ...(authorization === 'client' ? [`-u ${quotedForShell(clientId)}:"$CLIENT_SECRET"`] : []),
    ...form.map(({ name, text, variable }) =>
      variable === undefined
        ? `--data-urlencode ${quotedForShell(`${name}=${text}`)}`
        : `--data-urlencode "${name}=$${variable}"`,
    ),
  ]
  return lines.join(' \\\n  ')
}

function fetchSample(step: Step, provider: Provider): string {
  const { method, url, form, authorization, clientId } = requestOf(step, provider)
  const basic = `\`Basic \${btoa(${JSON.stringify(`${clientId}:`)} + CLIENT_SECRET)}\``
  // biome-ignore lint/suspicious/noTemplateCurlyInString: it is a template of the sample.
  const headers = { bearer: '`Bearer ${ACCESS_TOKEN}`', client: basic }
  const fields = form.map(({ name, text, variable }) => `${name}: ${variable ?? JSON.stringify(text)}`)
  const options = [
    ...(method === 'GET' ? [] : [`method: '${method}'`]),
    ...(authorization ? [`headers: { authorization: ${headers[authorization]} }`] : []),
    ...(fields.length > 0 ? [`body: new URLSearchParams({ ${fields.join(', ')} })`] : []),
  ]
  if (options.length === 0) return `const response = await fetch(${JSON.stringify(url)})`
  return [`const response = await fetch(${JSON.stringify(url)}, {`, ...options.map((line) => `  ${line},`), '})'].join(
    '\n',
  )
}

function python(step: Step, provider: Provider): string {
  const { method, url, form, authorization, clientId } = requestOf(step, provider)
  const fields = form.map(({ name, text, variable }) => `${JSON.stringify(name)}: ${variable ?? JSON.stringify(text)}`)
  const options = [
    JSON.stringify(url),
    ...(authorization === 'bearer' ? ['headers={"Authorization": f"Bearer {ACCESS_TOKEN}"}'] : []),
    ...(authorization === 'client' ? [`auth=(${JSON.stringify(clientId)}, CLIENT_SECRET)`] : []),
    ...(fields.length > 0 ? [`data={${fields.join(', ')}}`] : []),
  ]
  const call = [`response = requests.${method.toLowerCase()}(`, ...options.map((line) => `    ${line},`), ')']
  return ['import requests', '', ...call].join('\n')
}

/** One message as code. The secrets are variables in each, because none ever reaches this page. */
export const stepSamples = { curl, fetch: fetchSample, Python: python } as const
export type SampleLanguage = keyof typeof stepSamples
