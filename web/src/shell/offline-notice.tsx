import { WifiOff } from 'lucide-react'
import { useSyncExternalStore } from 'react'
import { Icon } from '../shared/elements/icon.tsx'

/** Says that this browser has lost its network, for as long as it has. */
export function OfflineNotice() {
  const isOnline = useSyncExternalStore(onNetworkChange, () => navigator.onLine)
  return (
    <div role="status" className="pointer-events-none fixed inset-x-0 top-17 z-50 flex justify-center">
      {!isOnline && (
        <p className="flex items-center gap-2 rounded-full border border-strong bg-raised px-4 py-1.5 text-missing shadow-float">
          <Icon of={WifiOff} />
          You are offline. What is here stays; the rest follows.
        </p>
      )}
    </div>
  )
}

function onNetworkChange(notify: () => void): () => void {
  window.addEventListener('online', notify)
  window.addEventListener('offline', notify)
  return () => {
    window.removeEventListener('online', notify)
    window.removeEventListener('offline', notify)
  }
}
