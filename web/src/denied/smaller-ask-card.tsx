import { signIn } from '../session/sign-in.ts'
import { useGrantedScopes } from '../session/use-session.ts'
import { Button } from '../shared/elements/button.tsx'
import { Card, CardHeader } from '../shared/elements/card.tsx'
import type { SmallerAsk } from './smaller-ask.ts'

/** Offers less, where less would still show something. */
export function SmallerAskCard({ ask, asked }: { ask: SmallerAsk; asked: number }) {
  const granted = useGrantedScopes()
  return (
    <Card className="mt-5">
      <CardHeader title="Perhaps less?" />
      <p className="-mt-2 text-muted">
        You were asked for {asked} permissions. {ask.enoughFor}
      </p>
      <div className="mt-4 flex flex-wrap items-center justify-between gap-3">
        <code className="min-w-0 text-small break-words text-muted">{ask.scopes.join(' ')}</code>
        <Button tone="primary" onClick={() => signIn(granted.union(new Set(ask.scopes)), { returnTo: '/' })}>
          {ask.scopes.length === 1 ? 'Ask for this one' : `Ask for these ${ask.scopes.length}`}
        </Button>
      </div>
    </Card>
  )
}
