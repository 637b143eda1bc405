import { isRecord } from '../../contract/json.ts'
import type { Operation } from '../../contract/operations.ts'
import { checkParameterValue, readParameterText } from '../../contract/parameter-values.ts'
import { allowedWords } from '../../contract/parameter-words.ts'
import type { Parameter } from '../../contract/parameters.ts'
import { ProblemError } from '../http/problem-error.ts'
import type { CallBody } from './call-body.ts'

interface CallToCheck {
  operation: Operation
  params: Readonly<Record<string, string>>
  query: URLSearchParams
  body?: CallBody | undefined
}

/** Where in a call a parameter stands. */
type Location = Parameter['in']

/** A token in the query would be a second credential beside ours. @see RFC 6750 §2.3 */
export function refuseTokenInQuery(query: URLSearchParams): void {
  if (query.has('access_token'))
    throw new ProblemError('invalid-request', { detail: 'The access token is the server’s to send, not the caller’s.' })
}

/**
 * Stops a call that Spotify would refuse for a parameter, before Spotify is called. Parameters that the table does not
 * name pass: Spotify ignores them.
 * @throws {ProblemError} `invalid-request`, naming the parameter, what was found and what is allowed
 */
export function checkParameters(call: CallToCheck): void {
  for (const [name, parameter] of Object.entries(call.operation.parameters)) {
    const fault = faultOf(call, name, parameter)
    if (fault !== undefined) throw new ProblemError('invalid-request', { detail: `${fault} Spotify was not called.` })
  }
}

function faultOf(call: CallToCheck, name: string, parameter: Parameter): string | undefined {
  const { in: location, alsoIn, required } = parameter
  const locations = alsoIn ? [location, alsoIn] : [location]
  const given = locations.map((each) => ({ location: each, values: valuesIn(call, each, name, parameter) }))
  if (required && given.every(({ values }) => values.length === 0))
    return `${name} is missing from the ${locations.join(' and the ')}. Allowed is ${allowedWords(parameter)}.`
  return given.map((each) => faultIn(each, name, parameter)).find((fault) => fault !== undefined)
}

function faultIn({ location, values }: { location: Location; values: unknown[] }, name: string, parameter: Parameter) {
  const where = `${name} in the ${location}`
  if (values.length > 1) return `${where} is there ${values.length} times. Allowed is once.`
  const found = values.length === 0 ? undefined : checkParameterValue(parameter, values[0])
  return found === undefined ? undefined : `${where} is ${found}. Allowed is ${allowedWords(parameter)}.`
}

/** A member of the body that is null counts as left out. */
function valuesIn({ params, query, body }: CallToCheck, location: Location, name: string, parameter: Parameter) {
  if (location === 'query') return query.getAll(name).map((text) => readParameterText(parameter, text))
  const value =
    location === 'path' ? params[name] : parameter.kind === 'jpeg' ? body?.bytes.toString() : memberOf(body, name)
  return value === undefined || value === null ? [] : [value]
}

function memberOf(body: CallBody | undefined, name: string): unknown {
  return isRecord(body?.value) && Object.hasOwn(body.value, name) ? body.value[name] : undefined
}
