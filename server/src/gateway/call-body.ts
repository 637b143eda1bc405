import type { FastifyInstance } from 'fastify'
import { isRecord, parseJson } from '../../contract/json.ts'
import type { Operation } from '../../contract/operations.ts'
import { ProblemError } from '../http/problem-error.ts'

export interface CallBody {
  contentType: 'application/json' | 'image/jpeg'
  /** As it goes to Spotify. */
  bytes: string | Buffer
  /** Parsed, where it is JSON. */
  value?: unknown
}

/** Bytes. A hundred URIs are 6 KB; a cover is 256 KB, and a third more because it is base64. */
export const callBodyLimits = { json: 256 * 1024, image: Math.ceil((256 * 1024 * 4) / 3) }

/** Makes the routes of `app` read the two kinds of body that the Web API takes, and no other. */
export function addCallBodyParsers(app: FastifyInstance): void {
  app.removeAllContentTypeParsers()
  app.addContentTypeParser(
    'application/json',
    { parseAs: 'string', bodyLimit: callBodyLimits.json },
    async (_request: unknown, text: string) => readJsonBody(text),
  )
  app.addContentTypeParser(
    'image/jpeg',
    { parseAs: 'buffer', bodyLimit: callBodyLimits.image },
    async (_request: unknown, bytes: Buffer): Promise<CallBody> => ({ contentType: 'image/jpeg', bytes }),
  )
  app.addContentTypeParser('*', async () => {
    throw new ProblemError('invalid-request', { detail: 'A body is application/json here, or image/jpeg for a cover.' })
  })
}

/** Written anew, so that only JSON goes to Spotify whatever the client sent. Blank text is no body. */
function readJsonBody(text: string): CallBody | undefined {
  if (text.trim() === '') return undefined
  const value = parseJson(text)
  if (!isRecord(value)) throw new ProblemError('invalid-request', { detail: 'The body is not a JSON object.' })
  return { contentType: 'application/json', bytes: writeJson(value), value }
}

function writeJson(value: object): string {
  try {
    return JSON.stringify(value)
  } catch (cause) {
    throw new ProblemError('invalid-request', { detail: 'The body is nested too deeply.', cause })
  }
}

/** @throws {ProblemError} `invalid-request` where the operation takes another kind of body */
export function checkBodyKind({ parameters }: Operation, body: CallBody | undefined): void {
  if (!body) return
  const isImage = body.contentType === 'image/jpeg'
  const takesImage = Object.values(parameters).some(({ kind }) => kind === 'jpeg')
  if (takesImage && !isImage)
    throw new ProblemError('invalid-request', {
      detail: 'A cover is a body of type image/jpeg: the picture in base64.',
    })
  if (isImage && !takesImage)
    throw new ProblemError('invalid-request', { detail: 'This operation takes no picture, only application/json.' })
}
