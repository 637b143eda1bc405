import { nameablesOf, type ValueForm } from '@scopedeck/server/contract/parameters.ts'
import { Check } from 'lucide-react'
import { type FormEvent, useState } from 'react'
import { AskForScopes } from '../../lens/ask-for-scopes.tsx'
import { useGate } from '../../lens/gate.ts'
import { lineTrouble } from '../../problems/parts.tsx'
import { Reading } from '../../problems/reading.tsx'
import { Artwork } from '../../shared/elements/artwork.tsx'
import { Button } from '../../shared/elements/button.tsx'
import { SearchField } from '../../shared/elements/fields.tsx'
import { Icon } from '../../shared/elements/icon.tsx'
import { Loading, Skeleton } from '../../shared/elements/skeleton.tsx'
import { matchesAll, searchWords } from '../../shared/find.ts'
import { exploreQueries } from '../explore.queries.ts'
import type { Json } from '../json.ts'
import { type Pickable, type PickSourceId, pickSource } from './pick-sources.ts'
import { picksIn } from './picks-in.ts'

interface PickListProps {
  from: PickSourceId
  form: ValueForm
  /** The ids or URIs in the field. */
  picked: readonly string[]
  onPick: (resource: Pickable) => void
}

/** The resources of one source, or the button that asks for the missing scope. */
export function PickList(props: PickListProps) {
  const { label, operation } = pickSource(props.from)
  const gate = useGate(operation)
  if (gate.verdict.state === 'blocked') {
    return <AskForScopes gate={gate} what={`Picking from “${label}”`} promise="it is listed here" tone="secondary" />
  }
  return props.from === 'search' ? <SearchPicks {...props} /> : <SourcePicks {...props} />
}

function SourcePicks(props: PickListProps) {
  const [find, setFind] = useState('')
  return (
    <>
      <SearchField label={`Find in ${pickSource(props.from).label.toLowerCase()}`} value={find} onChange={setFind} />
      <ResourceList {...props} find={find} />
    </>
  )
}

/** The search is sent with its button and not with every letter, because each search is a call. */
function SearchPicks(props: PickListProps) {
  const [find, setFind] = useState('')
  const [sent, setSent] = useState('')
  const types = nameablesOf(props.form)
  const type = pickSource('search')
    .gives.filter((each) => types.includes(each))
    .join(',')
  const submit = (event: FormEvent) => {
    event.preventDefault()
    // For React this form is inside the form of the call, which must not be sent with it.
    event.stopPropagation()
    setSent(find.trim())
  }
  return (
    <>
      <form onSubmit={submit} className="flex gap-2">
        <SearchField label="Find by name" value={find} onChange={setFind} className="min-w-0 flex-1" />
        <Button type="submit">Find</Button>
      </form>
      {sent && <ResourceList {...props} search={{ q: sent, type, limit: 10 }} />}
    </>
  )
}

interface ResourceListProps extends PickListProps {
  search?: Readonly<Record<string, string | number>>
  find?: string
}

function ResourceList({ from, form, picked, onPick, search, find = '' }: ResourceListProps) {
  const query = exploreQueries.picks({ ...pickSource(from), ...(search && { search }) })
  return (
    <Reading of={query} loading={<ResourceSkeletons />} failed={lineTrouble}>
      {(answer) => <FoundResources {...{ answer, from, form, picked, onPick, find }} />}
    </Reading>
  )
}

interface FoundResourcesProps extends PickListProps {
  answer: Json
  find: string
}

function FoundResources({ answer, from, form, picked, onPick, find }: FoundResourcesProps) {
  const words = searchWords(find)
  const resources = picksIn(answer, form).filter(({ name, by }) => matchesAll(`${name} ${by ?? ''}`, words))
  if (resources.length === 0)
    return <p className="text-muted">{find ? `Nothing here has “${find}” in its name.` : pickSource(from).none}</p>
  return (
    <ul aria-label={pickSource(from).label} className="-mx-2 max-h-64 overflow-y-auto">
      {resources.map((resource) => (
        <li key={`${resource.type} ${resource.value}`}>
          <ResourceButton resource={resource} isPicked={picked.includes(resource.value)} onPick={onPick} />
        </li>
      ))}
    </ul>
  )
}

function ResourceButton({
  resource,
  isPicked,
  onPick,
}: {
  resource: Pickable
  isPicked: boolean
  onPick: (resource: Pickable) => void
}) {
  const { name, by, type, images } = resource
  return (
    <button
      type="button"
      aria-pressed={isPicked}
      className="flex w-full items-center gap-3 rounded-control px-2 py-1.5 text-left -outline-offset-2 hover:bg-raised"
      onClick={() => onPick(resource)}
    >
      {type !== 'device' && <Artwork images={images} size={32} />}
      <span className="min-w-0 flex-1">
        <span className="block truncate">{name}</span>
        <span className="block truncate text-small text-muted">
          {type === 'device' ? by : [type, by].filter(Boolean).join(' · ')}
        </span>
      </span>
      {isPicked && <Icon of={Check} className="text-granted" />}
    </button>
  )
}

function ResourceSkeletons() {
  return (
    <div className="flex flex-col gap-3 py-1.5">
      <Loading what="what there is to pick" />
      {['w-36', 'w-28', 'w-44'].map((width) => (
        <div key={width} className="flex items-center gap-3">
          <Skeleton className="size-8" />
          <Skeleton className={`h-3.5 ${width}`} />
        </div>
      ))}
    </div>
  )
}
