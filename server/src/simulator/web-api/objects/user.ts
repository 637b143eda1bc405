import { drawnImages } from '../../world/art-address.ts'
import type { Person } from '../../world/person.ts'
import type { View } from '../call.ts'

/** The account that added a row. */
export function userReference({ id }: Person, { origin }: View) {
  return {
    external_urls: { spotify: `${origin}/open/user/${id}` },
    href: `${origin}/v1/users/${id}`,
    id,
    type: 'user' as const,
    uri: `spotify:user:${id}`,
  }
}

/** Some people have never given themselves a name. */
export function ownerObject(person: Person, view: View) {
  return { ...userReference(person, view), display_name: person.displayName || null }
}

export function publicUser(person: Person, view: View) {
  const images = drawnImages(view.origin, person.id.replaceAll(/[^0-9A-Za-z]/g, ''))
  const followers = { href: null, total: person.displayName.length }
  return { ...ownerObject(person, view), images, ...(view.mode === 'extended' && { followers }) }
}

/** The account itself. What two scopes once added is left in extended mode only. */
export function privateUser(view: View) {
  const { account, mode, scopes } = view
  const subscription = {
    country: account.country,
    explicit_content: { filter_enabled: false, filter_locked: false },
    product: account.premium ? 'premium' : 'free',
  }
  return {
    ...publicUser(account, view),
    account_id: account.accountId,
    ...(mode === 'extended' && scopes.has('user-read-private') && subscription),
    ...(mode === 'extended' && scopes.has('user-read-email') && { email: account.email }),
  }
}
