import { type OperationId, operation, operationIds } from '@scopedeck/server/contract/operations.ts'
import { nameablesOf, type Parameter } from '@scopedeck/server/contract/parameters.ts'
import { exampleText, type FormValues } from '../../form-values.ts'

// biome-ignore-start lint/suspicious/noTemplateCurlyInString: what looks like a placeholder is tried on purpose.
/** Texts that a shell, a URL parser, JSON, JavaScript or Python could read as something else than text. */
const hostileTexts = [
  'it\'s "quoted" `date` $(date) $HOME ${HOME} %HOME% !! \\ \\n \\',
  '@/etc/passwd',
  '-X DELETE --data x',
  'a&b=c#d?e/f;g|h>i<j*k~l^m',
  '{a,b}[1-3] {playlist_id}',
  '100% +1 %41 %zz %00',
  'two\nlines\tand\r\na tab',
  'ünï – 日本語 🎧 \u202e\u00a0x \u2028',
  'half of an emoji: \ud83c.',
  'control \u0001\u001b[0m\u007f',
  '\'\'\'""" # None True f{x} \\u0041',
  '$ACCESS_TOKEN ${ACCESS_TOKEN} {ACCESS_TOKEN}',
]
// biome-ignore-end lint/suspicious/noTemplateCurlyInString: as above.

/** Of the characters that a segment of a path may hold, those that mean something elsewhere. */
const hostileNames = ["o'neil $HOME (a&b)", '@me;c=d!', '~ünï-日本', '+1', '$(id)']

export interface SampleForm {
  id: OperationId
  values: FormValues
}

/** Every operation with its required fields, and with all of them: three times with hostile values where any text is taken. */
export const sampleForms: readonly SampleForm[] = operationIds.flatMap((id, index) => {
  const fields = Object.entries(operation(id).parameters)
  const required = fields.filter(([, { required }]) => required)
  const filled = (rows: typeof fields, textOf: (row: Parameter, place: number) => string): FormValues =>
    Object.fromEntries(rows.map(([name, row], place) => [name, textOf(row, place)]))
  const hostile = [0, 1, 2].map((round) => filled(fields, (row, place) => hostileText(row, index + place + 4 * round)))
  const forms = [filled(required, exampleText), ...hostile]
  const different = new Map(forms.map((values) => [JSON.stringify(values), values]))
  return [...different.values()].map((values) => ({ id, values }))
})

function hostileText(row: Parameter, pick: number): string {
  const text = hostileTexts[pick % hostileTexts.length] ?? ''
  const name = hostileNames[pick % hostileNames.length] ?? ''
  const isFree = nameablesOf(row).some((of) => of === 'user' || of === 'device' || of === 'category')
  if (row.kind === 'text') return text
  if (isFree && row.kind === 'id') return name
  return row.kind === 'json' ? withMember(row, text) : exampleText(row)
}

/** JSON with a member that the table does not name, so that it is not checked, and one that JavaScript reads as another. */
function withMember(row: Parameter, text: string): string {
  const member = `"note":${JSON.stringify(text)},"__proto__":${JSON.stringify({ note: text })}`
  return exampleText(row).replaceAll('}', `,${member}}`)
}
