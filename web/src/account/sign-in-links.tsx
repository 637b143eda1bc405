import { Link } from 'react-router'
import { signInAddress } from '../session/sign-in.ts'
import { buttonClass } from '../shared/elements/button.tsx'

/** Two ways in, for a screen that needs somebody. */
export function SignInLinks() {
  return (
    <>
      <a
        href={signInAddress(['user-read-private', 'user-read-email'], { returnTo: '/account' })}
        className={buttonClass('primary')}
      >
        Sign in
      </a>
      <Link to="/scopes" className={buttonClass('quiet')}>
        Pick scopes first
      </Link>
    </>
  )
}
