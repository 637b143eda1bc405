import { ImageUp, Paintbrush } from 'lucide-react'
import { type ChangeEvent, useState } from 'react'
import { cx } from '../../shared/cx.ts'
import { Button, buttonClass } from '../../shared/elements/button.tsx'
import { Icon } from '../../shared/elements/icon.tsx'

interface JpegFieldProps {
  id: string
  value: string
  describedBy: string
  onChange: (text: string) => void
}

/** A picture file becomes a square JPEG in base64, as Spotify takes it. */
export default function JpegField({ id, value, describedBy, onChange }: JpegFieldProps) {
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

/** Pixels. Spotify shows no larger covers, and at this quality the file is far below the limit of 256 KB. */
const side = 640
const quality = 0.85

/** The middle of a picture as a square JPEG, in base64. @throws where the browser can’t read the file */
async function squareJpeg(file: Blob): Promise<string> {
  const picture = await createImageBitmap(file)
  const edge = Math.min(picture.width, picture.height)
  const [left, top] = [(picture.width - edge) / 2, (picture.height - edge) / 2]
  return drawn((canvas) => canvas.drawImage(picture, left, top, edge, edge, 0, 0, side, side))
}

/** A gradient in a random colour. */
function drawnCover(): Promise<string> {
  const hue = Math.floor(Math.random() * 360)
  return drawn((canvas) => {
    const gradient = canvas.createLinearGradient(0, 0, side, side)
    gradient.addColorStop(0, `hsl(${hue} 80% 60%)`)
    gradient.addColorStop(1, `hsl(${(hue + 60) % 360} 80% 35%)`)
    canvas.fillStyle = gradient
    canvas.fillRect(0, 0, side, side)
  })
}

async function drawn(draw: (canvas: CanvasRenderingContext2D) => void): Promise<string> {
  const canvas = document.createElement('canvas')
  canvas.width = side
  canvas.height = side
  const context = canvas.getContext('2d')
  if (context) draw(context)
  // `data:image/jpeg;base64,…`
  return canvas.toDataURL('image/jpeg', quality).split(',')[1] ?? ''
}
