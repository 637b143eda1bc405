const octet = '(?:25[0-5]|2[0-4]\\d|1?\\d?\\d)'
const loopbackV4 = new RegExp(`^127(?:\\.${octet}){3}$`)

/**
 * Whether a host can only mean this machine: `localhost`, 127.0.0.0/8 or ::1. Over loopback http is as safe as https.
 * @param host a name or an address, as a URL, a Host header without its port or a socket spells it
 * @see RFC 6890 §2.2, RFC 4291 §2.5.3 and §2.5.5.2 (an IPv4 address within an IPv6 one)
 */
export function isLoopback(host: string): boolean {
  const address = host.replace(/^\[(.*)\]$/, '$1').replace(/^::ffff:/, '')
  return address === 'localhost' || address === '::1' || loopbackV4.test(address)
}
