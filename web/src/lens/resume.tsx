import { createContext, type ReactNode, use, useEffect, useRef } from 'react'
import { useLocation, useNavigate } from 'react-router'
import { useSignedIn } from '../session/use-session.ts'
import { tabStore } from '../shared/storage.ts'
import { ToastList } from '../shared/toasts.ts'
import { type ResumableAction, ResumableActions } from './resumable-actions.ts'
import { hasNonce, takeRecord, withoutNonce } from './resume-record.ts'

const ResumeContext = createContext(new ResumableActions(new ToastList().show))

export function ResumeProvider({ actions, children }: { actions: ResumableActions; children: ReactNode }) {
  return <ResumeContext value={actions}>{children}</ResumeContext>
}

/**
 * Says how an action is completed after the consent it was blocked by. The name and the arguments are what the gated
 * control gave as `resume`.
 */
export function useResumable(name: string, action: ResumableAction): void {
  const actions = use(ResumeContext)
  const latest = useRef(action)
  useEffect(() => {
    latest.current = action
  })
  useEffect(() => actions.register(name, (args) => latest.current(args)), [actions, name])
}

/** Once, around all screens: completes the action that the address names, and takes the name out of the address. */
export function useResume(): void {
  const actions = use(ResumeContext)
  const signedIn = useSignedIn() !== undefined
  const { pathname, search, hash } = useLocation()
  const navigate = useNavigate()
  const address = `${pathname}${search}${hash}`
  useEffect(() => {
    // The page of a refusal carries the nonce further in; only an address of its own is an agreement.
    if (!hasNonce(address)) return
    const record = takeRecord(tabStore(), address, Date.now())
    if (record && signedIn) actions.resume(record)
    void navigate(withoutNonce(address), { replace: true })
  }, [actions, address, navigate, signedIn])
}
