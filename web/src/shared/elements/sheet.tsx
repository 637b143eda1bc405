import type { ComponentProps } from 'react'
import { Dialog } from './dialog.tsx'

/** A dialog along the right edge; on a phone it comes from below. */
export function Sheet(props: Omit<ComponentProps<typeof Dialog>, 'as'>) {
  return <Dialog {...props} as="sheet" />
}
