import { withArticle } from './article.ts'
import { nameablesOf, type ParameterKind, type ValueForm } from './parameters.ts'
import { pluralOf } from './words.ts'

/** What a form of values allows, in words that continue the sentence "Allowed is …". */
export function allowedWords(form: ValueForm): string {
  return words[form.kind](form)
}

const words: Record<ParameterKind, (form: ValueForm) => string> = {
  id: (form) => `the id of ${oneOf(nameablesOf(form).map(withArticle))}`,
  ids: (form) =>
    form.maxItems === 1
      ? `one id of ${oneOf(nameablesOf(form).map(withArticle))}`
      : `${count(form)}ids of ${oneOf(nameablesOf(form).map(pluralOf))}`,
  uri: (form) => `the URI of ${oneOf(nameablesOf(form).map(withArticle))}`,
  uris: (form) => `${count(form)}URIs of ${oneOf(nameablesOf(form).map(pluralOf))}`,
  integer: (form) => `a whole number${range(form)}`,
  number: (form) => `a number${range(form)}`,
  time: () => 'a time in epoch milliseconds',
  boolean: () => 'true or false',
  text: ({ required }) => (required ? 'a text that is not empty' : 'a text'),
  choice: ({ values = [] }) => oneOf(values),
  choices: ({ values = [] }) => `one or more of ${values.join(', ')}`,
  market: () => 'a country in two letters',
  json: (form) =>
    form.maxItems === undefined ? `an object${withMembers(form)}` : `${count(form)}objects${withMembers(form)}`,
  jpeg: () => 'a JPEG in base64',
}

function oneOf(choices: readonly string[]): string {
  const last = choices.at(-1) ?? ''
  return choices.length > 1 ? `${choices.slice(0, -1).join(', ')} or ${last}` : last
}

function range({ minimum, maximum, extended }: ValueForm): string {
  const extendedRange = extended ? `, in extended mode to ${extended.maximum}` : ''
  if (minimum !== undefined && maximum !== undefined) return ` from ${minimum} to ${maximum}${extendedRange}`
  if (minimum !== undefined) return ` not below ${minimum}`
  return maximum === undefined ? '' : ` not above ${maximum}`
}

const count = ({ maxItems }: ValueForm) => (maxItems === undefined ? '' : `1 to ${maxItems} `)

function withMembers({ members = {} }: ValueForm): string {
  const parts = Object.entries(members).map(([name, member]) => `${name} (${allowedWords(member)})`)
  return parts.length > 0 ? ` with ${parts.join(' and ')}` : ''
}
