import { Plus, X } from 'lucide-react'
import { Button } from '../../shared/elements/button.tsx'
import { Icon } from '../../shared/elements/icon.tsx'
import { IconButton } from '../../shared/elements/icon-button.tsx'
import { limitWords } from '../form-faults.ts'
import type { JsonObject } from '../json.ts'
import type { FieldControlProps } from './field-control.tsx'
import { FieldControl } from './field-control.tsx'
import { memberText, memberValue, objectsIn, objectsText, withMember } from './json-members.ts'
import { PickButton } from './pick-button.tsx'

/** A parameter that is an object, or a list of objects: a field for each member. */
export default function MembersField({ id, form, value, isWrong, describedBy, onChange }: FieldControlProps) {
  const { members = {}, maxItems } = form
  const objects = objectsIn(value)
  const isList = maxItems !== undefined
  const write = (next: readonly JsonObject[]) => onChange(objectsText(form, next))
  return (
    <div className="flex min-w-0 flex-1 flex-col gap-3">
      {objects.map((object, place) => (
        // The objects have no ids: only their index tells them apart.
        <fieldset key={place} className="flex min-w-0 items-end gap-1">
          <legend className="sr-only">{isList ? `Entry ${place + 1}` : 'Members'}</legend>
          <div className="flex min-w-0 flex-1 flex-col gap-2">
            {Object.entries(members).map(([name, member], index) => (
              <Member
                key={name}
                id={place === 0 && index === 0 ? id : `${id}-${place}-${name}`}
                name={name}
                form={member}
                value={memberText(object[name])}
                isWrong={isWrong}
                describedBy={describedBy}
                onChange={(text) => write(objects.with(place, withMember(object, name, memberValue(member, text))))}
              />
            ))}
          </div>
          {isList && objects.length > 1 && (
            <IconButton
              icon={X}
              label={`Remove entry ${place + 1}`}
              onClick={() => write(objects.toSpliced(place, 1))}
            />
          )}
        </fieldset>
      ))}
      {isList && objects.length < maxItems && (
        <Button size="small" className="self-start" icon={<Icon of={Plus} />} onClick={() => write([...objects, {}])}>
          One more
        </Button>
      )}
    </div>
  )
}

function Member({ name, ...props }: FieldControlProps & { name: string }) {
  const { id, form, value, onChange } = props
  return (
    <div>
      <label htmlFor={id} className="mb-1 flex gap-2 text-small">
        <span className="font-mono">{name}</span>
        <span className="text-muted">{limitWords(form)}</span>
      </label>
      <div className="flex items-start gap-2">
        <FieldControl {...props} />
        <PickButton name={name} form={form} value={value} onChange={onChange} />
      </div>
    </div>
  )
}
