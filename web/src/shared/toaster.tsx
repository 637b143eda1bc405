import { createContext, lazy, type ReactNode, Suspense, use, useSyncExternalStore } from 'react'
import { ToastList } from './toasts.ts'

const ToastContext = createContext<ToastList>(new ToastList())
const ToastViewport = lazy(() => import('./toast-viewport.tsx'))

/** Shows a toast: `toast({ text: 'Playlist renamed', action: { label: 'Undo', onAct } })`. */
export function useToast(): ToastList['show'] {
  return use(ToastContext).show
}

/** Around the app: holds the toasts. What draws them is loaded with the first one. */
export function Toaster({ toasts, children }: { toasts: ToastList; children: ReactNode }) {
  const shown = useSyncExternalStore(toasts.subscribe, toasts.read)
  return (
    <ToastContext value={toasts}>
      {children}
      <Suspense fallback={null}>
        {shown.length > 0 && <ToastViewport toasts={shown} onDismiss={toasts.dismiss} />}
      </Suspense>
    </ToastContext>
  )
}
