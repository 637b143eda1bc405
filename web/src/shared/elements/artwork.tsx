import { Music } from 'lucide-react'
import { useState } from 'react'
import { cx } from '../cx.ts'

interface Source {
  url: string
  width: number | null
}

interface ArtworkProps {
  images: readonly Source[] | null | undefined
  /** Width and height in pixels; when left out, `className` sizes the square. */
  size?: number
  /** Empty where the title stands beside it. */
  alt?: string
  className?: string
  /** Loads the picture at once: for the main picture of a screen. */
  eager?: boolean
}

/** Cover art in a square of fixed size: uncropped, with a placeholder of the same size where there is no picture. */
export function Artwork({ images, size, alt = '', className, eager = false }: ArtworkProps) {
  const [broken, setBroken] = useState<string>()
  const source = bestSource(images ?? [], size)
  const box = { className: cx('grid shrink-0 place-items-center overflow-hidden rounded-art bg-raised', className) }
  return (
    <span {...box} style={size ? { width: size, height: size } : { aspectRatio: 1 }}>
      {source && source.url !== broken ? (
        <img
          src={source.url}
          alt={alt}
          width={size ?? 640}
          height={size ?? 640}
          loading={eager ? 'eager' : 'lazy'}
          decoding="async"
          draggable={false}
          className="size-full object-contain"
          onError={() => setBroken(source.url)}
        />
      ) : (
        <Music className="size-2/5 text-faint" strokeWidth={1.5} aria-hidden />
      )}
    </span>
  )
}

/** The smallest picture with two pixels for each pixel of the box, else the largest. */
function bestSource(images: readonly Source[], size = 640): Source | undefined {
  const byWidth = [...images].sort(
    (a, b) => (a.width ?? Number.POSITIVE_INFINITY) - (b.width ?? Number.POSITIVE_INFINITY),
  )
  return byWidth.find(({ width }) => (width ?? Number.POSITIVE_INFINITY) >= size * 2) ?? byWidth.at(-1)
}
