/** The first name that is repeated. RFC 6749 §3.1 and §3.2 forbid it, because servers differ in which value counts. */
export function repeatedParameter(parameters: URLSearchParams): string | undefined {
  const names = [...parameters.keys()]
  return names.find((name, index) => names.indexOf(name) !== index)
}

/** A parameter's value. One sent without a value counts as not sent. @see RFC 6749 §3.1 */
export function valueIn(parameters: URLSearchParams, name: string): string | undefined {
  return parameters.get(name) || undefined
}
