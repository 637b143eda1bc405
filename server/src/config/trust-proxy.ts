import { isIP } from 'node:net'
import { SettingError } from './setting-error.ts'

/** As Fastify takes it: nobody, everybody, a count of hops, or a comma separated list of addresses, ranges and names. */
export type TrustProxy = boolean | number | string

export function parseTrustProxy(text: string): TrustProxy {
  if (text === 'off' || text === 'false' || text === '0') return false
  if (text === 'true') return true
  if (/^\d{1,2}$/.test(text)) return Number(text)
  const proxies = text.split(',').map((proxy) => proxy.trim())
  if (!proxies.every(isProxy)) throw new SettingError()
  return proxies.join(',')
}

const namedRanges = new Set(['loopback', 'linklocal', 'uniquelocal'])

function isProxy(text: string): boolean {
  if (namedRanges.has(text)) return true
  const [address = '', prefix, ...rest] = text.split('/')
  const version = isIP(address)
  if (version === 0 || rest.length > 0) return false
  return prefix === undefined || (/^\d{1,3}$/.test(prefix) && Number(prefix) <= (version === 4 ? 32 : 128))
}
