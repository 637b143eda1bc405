import { useQueryClient } from '@tanstack/react-query'
import { Headphones } from 'lucide-react'
import { rememberListenOnly } from '../../playback/listen-only.ts'
import { useSignedIn } from '../../session/use-session.ts'
import { cx } from '../../shared/cx.ts'
import { Button } from '../../shared/elements/button.tsx'
import { Icon } from '../../shared/elements/icon.tsx'

/** In place of the controls, once a command has shown that the account has no Premium. */
export function ListenOnlyNote({ className }: { className?: string }) {
  const client = useQueryClient()
  const accountId = useSignedIn()?.account.id ?? ''
  return (
    <p className={cx('flex min-h-9 flex-wrap items-center justify-center gap-x-2 text-muted', className)}>
      <Icon of={Headphones} />
      <span>Listening is free; steering needs Premium</span>
      <Button tone="quiet" size="small" onClick={() => rememberListenOnly(client, accountId, false)}>
        Try again
      </Button>
    </p>
  )
}
