import type { Script } from '../../../src/simulator/testing/script.ts'

/** Answers the consent page that a client sends its account to. @returns the address the browser is sent back to */
export async function approve(script: Script, address: string | URL, account = 'ada'): Promise<URL> {
  const form = new URLSearchParams([...new URL(address).searchParams, ['account', account], ['decision', 'approve']])
  const response = await script.send('/authorize', { method: 'POST', body: form })
  return new URL(response.headers.get('location') ?? '')
}

export const client = { id: 'scopedeck-local', secret: 'scopedeck-local-secret' }
