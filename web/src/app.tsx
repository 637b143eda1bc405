import { QueryClientProvider } from '@tanstack/react-query'
import { useState } from 'react'
import { RouterProvider } from 'react-router/dom'
import { LensProvider } from './lens/lens.tsx'
import { ResumableActions, ResumeProvider } from './lens/resume.tsx'
import { createQueryClient } from './query-client.ts'
import { createRouter } from './router.tsx'
import { loadAccountGuard } from './screens.ts'
import { departures } from './session/page-account.ts'
import { useStore } from './shared/external-store.ts'
import { KeyboardProvider } from './shared/keyboard.tsx'
import { ScopeUseProvider } from './shared/scope-use.tsx'
import { tellMistakes } from './shared/tell-mistakes.ts'
import { Toaster } from './shared/toaster.tsx'
import { ToastList } from './shared/toasts.ts'

/** The objects that live as long as the page. */
function createServices() {
  const queryClient = createQueryClient()
  const toasts = new ToastList()
  tellMistakes(toasts.show)
  const router = createRouter(queryClient)
  // Without the file a change of account is noticed too, with the next answer of the server.
  void loadAccountGuard().then(
    ({ watchAccount }) => watchAccount(queryClient, toasts, router),
    () => {},
  )
  return { queryClient, toasts, router, actions: new ResumableActions(toasts.show) }
}

export function App() {
  const [{ queryClient, toasts, router, actions }] = useState(createServices)
  const isLeft = useStore(departures) < 0
  if (isLeft) return null
  return (
    <QueryClientProvider client={queryClient}>
      <KeyboardProvider>
        <Toaster toasts={toasts}>
          <LensProvider>
            <ResumeProvider actions={actions}>
              <ScopeUseProvider>
                <RouterProvider router={router} />
              </ScopeUseProvider>
            </ResumeProvider>
          </LensProvider>
        </Toaster>
      </KeyboardProvider>
    </QueryClientProvider>
  )
}
