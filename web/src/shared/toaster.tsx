import { createContext, lazy, type ReactNode, Suspense, use } from 'react'
import { useStore } from './external-store.ts'
import { ToastList } from './toasts.ts'

const ToastContext = createContext<ToastList>(new ToastList())
const ToastViewport = lazy(() => import('./toast-viewport.tsx'))

/** Shows a toast: `toast({ text: 'Playlist renamed', action: { label: 'Undo', onAct } })`. */
export function useToast(): ToastList['show'] {
  return use(ToastContext).show
}

/** Around the app: holds the toasts. The code that draws them is loaded with the first toast. */
export function Toaster({ toasts, children }: { toasts: ToastList; children: ReactNode }) {
  const shown = useStore(toasts)
  return (
    <ToastContext value={toasts}>
      {children}
      <Suspense fallback={null}>
        {shown.length > 0 && <ToastViewport toasts={shown} onDismiss={toasts.dismiss} />}
      </Suspense>
    </ToastContext>
  )
}
