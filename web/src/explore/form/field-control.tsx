import type { ValueForm } from '@scopedeck/server/contract/parameters.ts'
import { ToggleButton } from '../../shared/elements/button.tsx'
import { Select, TextField } from '../../shared/elements/fields.tsx'
import { partsOf } from '../form-values.ts'
import { nameablesOf, readName } from '../names.ts'
import { JpegField } from './jpeg-field.tsx'

/** The field that suits the kind of a form. */
export function FieldControl(props: FieldControlProps) {
  const { id, form, value, isWrong, describedBy, onChange } = props
  const own = {
    id,
    value,
    'aria-invalid': isWrong || undefined,
    'aria-describedby': describedBy,
    'aria-required': form.required ?? false,
  }
  switch (form.kind) {
    case 'boolean':
      return <ChoiceField own={own} form={form} values={['true', 'false']} onChange={onChange} />
    case 'choice':
      return <ChoiceField own={own} form={form} values={form.values ?? []} onChange={onChange} />
    case 'choices':
      return <ChoicesField {...props} />
    case 'jpeg':
      return <JpegField {...props} />
    case 'id':
    case 'uri':
      return <NameField own={own} form={form} onChange={onChange} />
    case 'integer':
    case 'number':
    case 'time':
      return <TextField {...own} inputMode="numeric" onChange={(event) => onChange(event.target.value)} />
    case 'market':
      return (
        <TextField
          {...own}
          maxLength={2}
          className="max-w-24"
          onChange={(event) => onChange(event.target.value.toUpperCase())}
        />
      )
    default:
      return <TextField {...own} onChange={(event) => onChange(event.target.value)} />
  }
}

interface OwnProps {
  own: { id: string; value: string; 'aria-describedby': string }
  form: ValueForm
  onChange: (text: string) => void
}

function ChoiceField({ own, form, values, onChange }: OwnProps & { values: readonly string[] }) {
  return (
    <Select {...own} className="min-w-0 flex-1" onChange={(event) => onChange(event.target.value)}>
      <option value="">{form.required ? 'choose' : 'left out'}</option>
      {values.map((value) => (
        <option key={value} value={value}>
          {value}
        </option>
      ))}
    </Select>
  )
}

/** A link or a URI that is pasted becomes what the field takes. */
function NameField({ own, form, onChange }: OwnProps) {
  const as = form.kind === 'uri' ? 'uri' : 'id'
  const [type = 'track'] = nameablesOf(form)
  return (
    <TextField
      {...own}
      placeholder={as === 'uri' ? `spotify:${type}:…` : ''}
      onChange={(event) => onChange(readName(event.target.value, as))}
    />
  )
}

function ChoicesField({ id, form, value, describedBy, onChange }: FieldControlProps) {
  const chosen = partsOf(value)
  const toggle = (each: string) =>
    onChange((chosen.includes(each) ? chosen.filter((other) => other !== each) : [...chosen, each]).join(','))
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset would want its legend, and the name stands above.
    <div
      role="group"
      id={id}
      tabIndex={-1}
      aria-labelledby={`${id}-name`}
      aria-describedby={describedBy}
      className="flex min-w-0 flex-wrap gap-1.5"
    >
      {form.values?.map((each) => (
        <ToggleButton key={each} pressed={chosen.includes(each)} className="font-mono" onClick={() => toggle(each)}>
          {each}
        </ToggleButton>
      ))}
    </div>
  )
}

/** What every field is given, whatever it looks like. */
export interface FieldControlProps {
  id: string
  form: ValueForm
  value: string
  isWrong: boolean
  describedBy: string
  onChange: (text: string) => void
}
