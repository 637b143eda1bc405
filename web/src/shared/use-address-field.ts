import { useState } from 'react'
import { useDebounced } from './use-debounced.ts'

/** Milliseconds without a key press after which the address follows. */
const pauseMs = 200

interface AddressField {
  /** What stands in the field. */
  text: string
  /** Changes the text; the address follows once nothing is typed for a moment. */
  type(text: string): void
  /** Changes both at once. */
  set(text: string): void
}

/**
 * The text of a field that the address keeps, so that a link and the Back button have it. The field does not wait for the
 * address, which React Router changes in a transition: while a long list is drawn, letters would be lost.
 * @param kept what the address says
 * @param keep writes a text to the address, and returns what the address says of it
 */
export function useAddressField(kept: string, keep: (text: string) => string): AddressField {
  const [text, setText] = useState(kept)
  const [seen, setSeen] = useState(kept)
  const [written, setWritten] = useState(kept)
  // The address was changed by something else than this field: a link, the Back button, the palette.
  if (kept !== seen) {
    setSeen(kept)
    if (kept !== written) setText(kept)
  }
  const write = (next: string) => setWritten(keep(next))
  const writeLater = useDebounced(write, pauseMs)
  return {
    text,
    type: (next) => {
      setText(next)
      writeLater(next)
    },
    set: (next) => {
      setText(next)
      writeLater(next)
      write(next)
    },
  }
}
