import { type FormEvent, useId, useState } from 'react'
import { Button } from '../../shared/elements/button.tsx'
import { Dialog } from '../../shared/elements/dialog.tsx'
import { TextField } from '../../shared/elements/fields.tsx'

interface PositionDialogProps {
  /** Rows in the playlist. */
  count: number
  onClose: () => void
  /** @param position counted from 1 */
  onChoose: (position: number) => void
}

/** Asks where the selected songs go. */
export default function PositionDialog({ count, onClose, onChoose }: PositionDialogProps) {
  const [text, setText] = useState('')
  const id = useId()
  const position = Number(text)
  const isValid = /^\d+$/.test(text) && position >= 1 && position <= count
  const submit = (event: FormEvent) => {
    event.preventDefault()
    if (!isValid) return
    onChoose(position)
    onClose()
  }
  return (
    <Dialog open onOpenChange={(open) => !open && onClose()} title="Move to a position">
      <form onSubmit={submit} className="flex flex-col gap-2">
        <label htmlFor={id}>Position, from 1 to {count.toLocaleString('en')}</label>
        <TextField
          id={id}
          inputMode="numeric"
          value={text}
          aria-invalid={text !== '' && !isValid}
          onChange={({ target }) => setText(target.value.trim())}
        />
        <div className="mt-3 flex justify-end gap-2">
          <Button onClick={onClose}>Cancel</Button>
          <Button type="submit" tone="primary" disabled={!isValid}>
            Move
          </Button>
        </div>
      </form>
    </Dialog>
  )
}
