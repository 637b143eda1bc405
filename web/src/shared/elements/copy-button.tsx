import { Check, Copy, type LucideIcon } from 'lucide-react'
import { type ReactNode, useEffect, useState } from 'react'
import { useToast } from '../toaster.tsx'
import { Button, type ButtonSize, type ButtonTone } from './button.tsx'
import { Icon } from './icon.tsx'

interface CopyButtonProps {
  /** The words on the button. */
  children: ReactNode
  /** What goes to the clipboard, or what loads it. */
  text: string | (() => Promise<string>)
  icon?: LucideIcon
  tone?: ButtonTone
  size?: ButtonSize
}

/** Copies a text to the clipboard; then its icon is a tick for 2 s. */
export function CopyButton({ children, text, icon = Copy, tone = 'quiet', size = 'small' }: CopyButtonProps) {
  const toast = useToast()
  const [copiedAt, setCopiedAt] = useState<number>()
  useEffect(() => {
    if (copiedAt === undefined) return
    const timer = setTimeout(() => setCopiedAt(undefined), 2000)
    return () => clearTimeout(timer)
  }, [copiedAt])
  const write = async (loaded: string) => {
    try {
      // There is no clipboard over plain http to another machine.
      await navigator.clipboard.writeText(loaded)
      setCopiedAt(performance.now())
    } catch {
      toast({ text: 'The browser did not let us copy. Select the text and copy it yourself.', tone: 'bad' })
    }
  }
  const copy = () =>
    typeof text === 'string'
      ? write(text)
      : text().then(write, () => toast({ text: 'It could not be loaded. Are you offline? Try again.', tone: 'bad' }))
  const copied = copiedAt !== undefined
  return (
    <Button
      tone={tone}
      size={size}
      icon={<Icon of={copied ? Check : icon} {...(copied ? { className: 'text-granted' } : {})} />}
      onClick={() => void copy()}
    >
      {children}
      <span role="status" className="sr-only">
        {copied && 'Copied'}
      </span>
    </Button>
  )
}
