import { type OperationGroup, operation, operationGroups } from '@scopedeck/server/contract/operations.ts'
import { matchesAll, searchWords } from '../shared/find.ts'
import { variantsOf } from './call-variants.ts'
import { feature, featureIds } from './features.ts'
import { liveOperations, type Need } from './least.ts'

/** Something an app may be made to do: a feature in a person’s words, or one call. */
export interface Wish {
  /** Tells it apart from every other. */
  key: string
  title: string
  /** The call on the wire; empty for a feature, which is several. */
  wire: string
  needs: readonly Need[]
}

export interface WishGroup {
  title: string
  wishes: readonly Wish[]
}

/** Everything that can be wished for: features first, then every call that a client id made today still gets. */
export function wishGroups(): WishGroup[] {
  return [
    { title: 'In a person’s words', wishes: featureIds.map(featureWish) },
    ...Object.keys(operationGroups).map(callGroup),
  ]
}

/** The groups with the wishes that a search finds. */
export function findWishes(groups: readonly WishGroup[], find: string): WishGroup[] {
  const words = searchWords(find)
  return groups
    .map(({ title, wishes }) => ({
      title,
      wishes: wishes.filter((wish) => matchesAll(`${wish.title} ${wish.wire} ${title}`, words)),
    }))
    .filter(({ wishes }) => wishes.length > 0)
}

function featureWish(id: (typeof featureIds)[number]): Wish {
  const { title, needs } = feature(id)
  return { key: `feature:${id}`, title, wire: '', needs }
}

function callGroup(group: string): WishGroup {
  const ids = liveOperations.filter((id) => operation(id).group === group)
  const wishes = ids.flatMap((id) => {
    const { title, method, path } = operation(id)
    return variantsOf(id).map(
      (variant): Wish => ({
        key: variant.key,
        title: variant.words ? `${title}: ${variant.words}` : title,
        wire: `${method} ${path}`,
        needs: [[variant]],
      }),
    )
  })
  return { title: operationGroups[group as OperationGroup], wishes }
}
