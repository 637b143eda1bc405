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

type Place = Parameter['in']

/**
 * Stops a call that Spotify would refuse for what it says, before it costs anything upstream. What the table does not
 * name passes: Spotify ignores it.
 * @throws {ProblemError} `invalid-request`, naming the parameter, what was found and what is allowed
 */
export function checkParameters(call: CallToCheck): void {
  for (const [name, parameter] of Object.entries(call.operation.parameters)) {
    const fault = faultOf(call, name, parameter)
    if (fault !== undefined) throw new ProblemError('invalid-request', { detail: `${fault} Spotify was not called.` })
  }
}

function faultOf(call: CallToCheck, name: string, parameter: Parameter): string | undefined {
  const { in: place, alsoIn, required } = parameter
  const places = alsoIn ? [place, alsoIn] : [place]
  const given = places.map((each) => ({ place: each, values: valuesIn(call, each, name, parameter) }))
  if (required && given.every(({ values }) => values.length === 0))
    return `${name} is missing from the ${places.join(' and the ')}. Allowed is ${allowedWords(parameter)}.`
  return given.map((one) => faultIn(one, name, parameter)).find((fault) => fault !== undefined)
}

function faultIn({ place, values }: { place: Place; values: unknown[] }, name: string, parameter: Parameter) {
  const where = `${name} in the ${place}`
  if (values.length > 1) return `${where} is there ${values.length} times. Allowed is once.`
  const found = values.length === 0 ? undefined : checkParameterValue(parameter, values[0])
  return found === undefined ? undefined : `${where} is ${found}. Allowed is ${allowedWords(parameter)}.`
}

/** A member that is null is one left out. */
function valuesIn({ params, query, body }: CallToCheck, place: Place, name: string, parameter: Parameter): unknown[] {
  if (place === 'query') return query.getAll(name).map((text) => readParameterText(parameter, text))
  const value =
    place === 'path' ? params[name] : parameter.kind === 'jpeg' ? body?.bytes.toString() : memberOf(body, name)
  return value === undefined || value === null ? [] : [value]
}

function memberOf(body: CallBody | undefined, name: string): unknown {
  return isRecord(body?.value) && Object.hasOwn(body.value, name) ? body.value[name] : undefined
}
