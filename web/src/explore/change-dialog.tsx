import { type OperationId, operation } from '@scopedeck/server/contract/operations.ts'
import { Button } from '../shared/elements/button.tsx'
import { Dialog } from '../shared/elements/dialog.tsx'
import { callDescriptions } from './call-descriptions.ts'
import { requestOf } from './call-request.ts'
import type { FormValues } from './form-values.ts'

interface ChangeDialogProps {
  id: OperationId
  values: FormValues
  onCancel: () => void
  onAgree: () => void
}

/** The question before a call that changes something: what it changes, and the request. */
export function ChangeDialog({ id, values, onCancel, onAgree }: ChangeDialogProps) {
  const { title, method, group } = operation(id)
  const change =
    group === 'player' ? 'It changes what is playing now.' : 'It changes your account, and can’t be undone here.'
  const { target, body } = requestOf(id, values)
  return (
    <Dialog
      open
      onOpenChange={(open) => !open && onCancel()}
      title={`${title}?`}
      description={`${callDescriptions[id]} ${change}`}
    >
      <dl className="grid grid-cols-[auto_minmax(0,1fr)] gap-x-4 gap-y-1.5 font-mono text-small">
        <dt className="text-muted">{method}</dt>
        <dd className="break-all">/v1{target}</dd>
        {body && (
          <>
            <dt className="text-muted">body</dt>
            <dd className="break-all">
              {body.contentType === 'image/jpeg' ? `a picture, ${Math.round(body.text.length / 1333)} KB` : body.text}
            </dd>
          </>
        )}
      </dl>
      <div className="mt-5 flex flex-wrap justify-end gap-2">
        <Button onClick={onCancel}>Cancel</Button>
        <Button tone={method === 'DELETE' ? 'danger' : 'primary'} onClick={onAgree}>
          Send it
        </Button>
      </div>
    </Dialog>
  )
}
