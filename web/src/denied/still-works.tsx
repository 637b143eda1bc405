import type { ReactNode } from 'react'
import { Link } from 'react-router'
import { useSignedIn } from '../session/use-session.ts'
import { ScopeMark } from '../shared/elements/scope-chip.tsx'

const link = 'underline decoration-strong underline-offset-4 hover:decoration-current'

/** What is left after a no: never nothing. */
export function StillWorks() {
  const isSignedIn = useSignedIn() !== undefined
  return (
    <section className="mt-5">
      <h2 className="text-small text-muted">Still works</h2>
      <ul className="mt-2 flex flex-col gap-2">
        <Line>
          <Link to="/scopes" className={link}>
            Every scope
          </Link>{' '}
          and what it unlocks
        </Line>
        {isSignedIn && (
          <Line>
            <Link to="/account" className={link}>
              Everything you agreed to before
            </Link>
          </Line>
        )}
        <Line>Asking again, now or another day</Line>
      </ul>
    </section>
  )
}

function Line({ children }: { children: ReactNode }) {
  return (
    <li className="flex items-center gap-2.5">
      <ScopeMark state="granted" />
      <span>{children}</span>
    </li>
  )
}
