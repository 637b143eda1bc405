import { Headphones } from 'lucide-react'
import { useEndListenOnly } from '../../playback/use-command.ts'
import { cx } from '../../shared/cx.ts'
import { Button } from '../../shared/elements/button.tsx'
import { Icon } from '../../shared/elements/icon.tsx'

/** In place of the controls, once a command has shown that the account has no Premium. */
export function ListenOnlyNote({ className }: { className?: string }) {
  const tryAgain = useEndListenOnly()
  return (
    <p className={cx('flex min-h-9 flex-wrap items-center justify-center gap-x-2 text-muted', className)}>
      <Icon of={Headphones} />
      <span>Controlling playback takes Premium</span>
      <Button tone="quiet" size="small" onClick={tryAgain}>
        Try again
      </Button>
    </p>
  )
}
