/** Spotify shows covers at 640 pixels at most; at this quality that is far below its 256 KB. */
const side = 640
const quality = 0.85

/** The middle of a picture as a square JPEG, in base64. @throws where the browser can’t read the file */
export async function squareJpeg(file: Blob): Promise<string> {
  const picture = await createImageBitmap(file)
  const edge = Math.min(picture.width, picture.height)
  const [left, top] = [(picture.width - edge) / 2, (picture.height - edge) / 2]
  return drawn((canvas) => canvas.drawImage(picture, left, top, edge, edge, 0, 0, side, side))
}

/** A cover of our own: another one each time. */
export function drawnCover(): Promise<string> {
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
