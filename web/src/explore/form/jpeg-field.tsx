import { ImageUp, Paintbrush } from 'lucide-react'
import { type ChangeEvent, useState } from 'react'
import { cx } from '../../shared/cx.ts'
import { Button, buttonClass } from '../../shared/elements/button.tsx'
import { Icon } from '../../shared/elements/icon.tsx'
import type { FieldControlProps } from './field-props.ts'
import { drawnCover, squareJpeg } from './jpeg.ts'

/** A picture of one’s own, made into what Spotify takes: a square JPEG, in base64. */
export function JpegField({ id, value, describedBy, onChange }: FieldControlProps) {
  const [fault, setFault] = useState<string>()
  const take = async (event: ChangeEvent<HTMLInputElement>) => {
    const [file] = event.target.files ?? []
    if (!file) return
    const jpeg = await squareJpeg(file).catch(() => undefined)
    setFault(jpeg === undefined ? 'The browser can’t read this file as a picture.' : undefined)
    if (jpeg !== undefined) onChange(jpeg)
  }
  return (
    <div className="flex min-w-0 flex-wrap items-center gap-2">
      <label
        className={cx(
          buttonClass(),
          'focus-within:outline-2 focus-within:outline-offset-2 focus-within:outline-accent cursor-pointer',
        )}
      >
        <Icon of={ImageUp} />
        Choose a picture
        <input
          id={id}
          type="file"
          accept="image/*"
          aria-describedby={describedBy}
          className="sr-only"
          onChange={(event) => void take(event)}
        />
      </label>
      <Button icon={<Icon of={Paintbrush} />} onClick={() => void drawnCover().then(onChange)}>
        Draw one
      </Button>
      <span role="status" className="font-mono text-small text-muted">
        {value && `JPEG, ${Math.round((value.length * 0.75) / 1000)} KB`}
      </span>
      {fault && <p className="text-small text-denied">{fault}</p>}
    </div>
  )
}
