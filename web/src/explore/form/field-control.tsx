import { nameablesOf, type ValueForm } from '@scopedeck/server/contract/parameters.ts'
import { LinePart } from '../../problems/parts.tsx'
import { ToggleButton } from '../../shared/elements/button.tsx'
import { Select, TextField } from '../../shared/elements/fields.tsx'
import { Skeleton } from '../../shared/elements/skeleton.tsx'
import { lazyPart } from '../../shared/lazy-part.tsx'
import { partsOf, readName } from '../form-values.ts'

/** Two of the calls take a picture. */
const JpegField = lazyPart(async () => (await import('./jpeg-field.tsx')).default)

/** The props of every field. */
export interface FieldControlProps {
  id: string
  form: ValueForm
  value: string
  isWrong: boolean
  describedBy: string
  onChange: (text: string) => void
}

/** The field for a value of the form’s kind. */
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
      return (
        <LinePart loading={<Skeleton className="h-9" />}>
          <JpegField {...props} />
        </LinePart>
      )
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
          maxLength={10}
          className="max-w-36"
          onChange={(event) => onChange(marketText(event.target.value))}
        />
      )
    default:
      return <TextField {...own} onChange={(event) => onChange(event.target.value)} />
  }
}

/** Capitals for a country, small letters for the one longer value: `SE`, `from_token`. */
function marketText(text: string): string {
  return text.length > 2 ? text.toLowerCase() : text.toUpperCase()
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

/** A pasted link or URI becomes the id or the URI that the field takes. */
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
    // biome-ignore lint/a11y/useSemanticElements: a fieldset needs a legend, but the name is above the group already.
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
