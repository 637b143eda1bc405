import { useState } from 'react'
import { useGrantedScopes, useProvider, useSignedIn } from '../../session/use-session.ts'
import { Card } from '../../shared/elements/card.tsx'
import { CopyButton } from '../../shared/elements/copy-button.tsx'
import { SegmentedControl } from '../../shared/elements/segmented-control.tsx'
import { useCall } from '../form/call-context.tsx'
import { type SampleLanguage, samples } from './code-samples.ts'
import { sampleCall } from './sample-call.ts'
import { withToken } from './token-samples.ts'

const languages = [
  { value: 'curl', label: 'curl' },
  { value: 'fetch', label: 'fetch' },
  { value: 'python', label: 'Python' },
  { value: 'pythonSdk', label: 'Python SDK' },
] as const

/** The call as code, shown and copied. Against the simulator it gets a token first, so that it runs as it is. */
export default function SampleCard() {
  const { id, values } = useCall()
  const provider = useProvider()
  const session = useSignedIn()
  const granted = useGrantedScopes()
  const [language, setLanguage] = useState<SampleLanguage>('curl')
  const call = samples[language](sampleCall(id, values, provider))
  const isRunnable = provider.kind === 'simulator' && session !== undefined && language !== 'pythonSdk'
  const text = isRunnable
    ? withToken(language, call, { apiUrl: provider.apiUrl, account: session.account.id, scopes: [...granted] })
    : call
  return (
    <Card role="region" aria-labelledby="as-code" className="min-w-0 pb-2">
      <div className="mb-3 flex flex-wrap items-center justify-between gap-x-3 gap-y-2">
        <h2 id="as-code" className="text-lead font-semibold">
          As code
        </h2>
        <SegmentedControl label="Language" value={language} options={languages} onChange={setLanguage} />
      </div>
      <section
        aria-label="The call as code"
        // biome-ignore lint/a11y/noNoninteractiveTabindex: it scrolls, so the keyboard must reach it.
        tabIndex={0}
        className="max-h-72 overflow-auto"
      >
        <pre className="font-mono text-small leading-5 whitespace-pre-wrap wrap-anywhere">{text}</pre>
      </section>
      <div className="mt-2 -mb-0.5 flex flex-wrap items-center gap-x-3 border-t border-line pt-1.5 text-small text-muted">
        <span className="mr-auto">{words(provider.kind, isRunnable)}</span>
        <CopyButton text={text}>Copy</CopyButton>
      </div>
    </Card>
  )
}

function words(kind: string, isRunnable: boolean): string {
  if (isRunnable) return 'Runs as it is: the first lines get a token of the simulator.'
  return kind === 'simulator'
    ? 'It calls the simulator. The token is yours to fill in.'
    : 'The token is yours to fill in.'
}
