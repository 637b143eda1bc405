const byteOrderMark = Buffer.from([0xef, 0xbb, 0xbf])

/** The bytes without a byte order mark, which a reader may ignore. @see RFC 8259 §8.1 */
export const withoutByteOrderMark = (bytes: Buffer): Buffer =>
  bytes[0] === 0xef && bytes.subarray(0, 3).equals(byteOrderMark) ? bytes.subarray(3) : bytes

const namedCharset = /;\s*charset\s*=\s*"?([\w.:-]+)/i

/**
 * Text as a server wrote it: in the charset that the content type names, or in UTF-8. A charset that is not known counts
 * as UTF-8, and bytes that are none become replacement characters.
 */
export function decodeText(bytes: Buffer, contentType: string | string[] | undefined): string {
  const [, charset = 'utf-8'] = namedCharset.exec(String(contentType ?? '')) ?? []
  return decoderFor(charset).decode(bytes)
}

/** The bytes in UTF-8, where the content type names another charset. */
export function recodeToUtf8(bytes: Buffer, contentType: string | string[] | undefined): Buffer {
  const [, charset = 'utf-8'] = namedCharset.exec(String(contentType ?? '')) ?? []
  const decoder = decoderFor(charset)
  return decoder.encoding === 'utf-8' ? bytes : Buffer.from(decoder.decode(bytes))
}

function decoderFor(charset: string): TextDecoder {
  try {
    return new TextDecoder(charset)
  } catch {
    return new TextDecoder()
  }
}
