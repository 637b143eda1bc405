import { createServer } from 'node:http'
import { Pool } from 'undici'

/** The least that can be done: no framework, no session, the answer is handed on as it comes. */
const pool = new Pool(process.env.UPSTREAM ?? '', { connections: 64 })
const prefix = '/api/spotify'

createServer((request, response) => {
  const path = (request.url ?? '').slice(prefix.length)
  if (!path.startsWith('/v1/')) return response.writeHead(404, { 'content-length': 0 }).end()
  pool.stream(
    { path, method: 'GET', headers: { authorization: 'Bearer anybody' }, opaque: response },
    ({ statusCode, headers }) => {
      const { 'content-type': type = '', 'content-length': length = '' } = headers
      return response.writeHead(statusCode, { 'content-type': String(type), 'content-length': String(length) })
    },
    (error) => {
      if (error) response.destroy()
    },
  )
}).listen(Number(process.env.PORT), '127.0.0.1')
