import fc from 'fast-check'
import { operationIds } from '../../contract/operations.ts'
import {
  type GeneratedRequest,
  goodCall,
  spoiltCalls,
  writeRequest,
} from '../../src/gateway/testing/generated-calls.ts'
import { requests as sensibleAndNot } from '../conformance/generated.ts'
import type { Samples } from '../conformance/samples.ts'

/** As the table allows it, or with one thing wrong: beyond a limit, of another type, there twice, missing. */
const byTheTable: fc.Arbitrary<GeneratedRequest> = fc.constantFrom(...operationIds).chain((id) =>
  goodCall(id).chain((given) => {
    const spoilt = spoiltCalls(id, given).map((one) => one.spoilt)
    const wrong = spoilt.length > 0 ? [fc.constantFrom(...spoilt)] : []
    return fc.oneof(fc.constant(given), ...wrong).map((said) => writeRequest(id, said))
  }),
)

const contentTypes = fc.oneof(
  { weight: 12, arbitrary: fc.constant('application/json') },
  fc.constantFrom('application/json; charset=utf-16', 'image/jpeg', 'text/plain', 'multipart/form-data', 'no type', ''),
)

/** Requests for resources that exist, and requests that no client should send: odd addresses, odd bodies. */
const odd = (samples: Samples): fc.Arbitrary<GeneratedRequest> =>
  fc.tuple(sensibleAndNot(samples), contentTypes).map(([{ operation, method, path, body }, contentType]) => ({
    operation,
    method,
    target: path.slice('/v1'.length),
    contentType,
    ...(body !== undefined && { body }),
  }))

/** Requests at all operations, as many sensible as not. */
export const requests = (samples: Samples): fc.Arbitrary<GeneratedRequest> => fc.oneof(byTheTable, odd(samples))
