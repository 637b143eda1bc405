import { type OperationId, operation } from '@scopedeck/server/contract/operations.ts'
import { namedScopes } from '@scopedeck/server/contract/requirements.ts'
import { useMemo } from 'react'
import { CopyButton } from '../../shared/elements/copy-button.tsx'
import type { CallAnswer } from '../call-answer.ts'
import { CompareView } from '../compare/compare-view.tsx'
import { parseJson } from '../json.ts'
import { picturesIn, resourcesIn } from '../resources.ts'
import { AnswerPreview } from './answer-preview.tsx'
import { AnswerProblem } from './answer-problem.tsx'
import { JsonTree } from './json-tree.tsx'

interface AnswerViewProps {
  answer: CallAnswer
  view: View
}

/** One way to look at an answer. */
export function AnswerView({ answer, view }: AnswerViewProps) {
  switch (view) {
    case 'problem':
      return <AnswerProblem answer={answer} />
    case 'tree':
      return <TreeView text={answer.text} />
    case 'preview':
      return <AnswerPreview text={answer.text} />
    case 'raw':
      return <RawView text={answer.text} />
    case 'compare':
      return <CompareView />
    case 'headers':
      return <HeadersView headers={answer.headers} isEmpty={answer.text === ''} />
  }
}

function TreeView({ text }: { text: string }) {
  const value = useMemo(() => parseJson(text) ?? null, [text])
  return <JsonTree label="The answer" value={value} />
}

/** Every character of it, which a long answer has many of: the first of them are enough to look at. */
const mostCharacters = 20_000

function RawView({ text }: { text: string }) {
  const isLong = text.length > mostCharacters
  return (
    <>
      <textarea
        readOnly
        aria-label="The answer as it came"
        rows={16}
        value={text.slice(0, mostCharacters)}
        className="min-h-40 w-full flex-1 resize-none bg-transparent font-mono text-small break-all text-text"
      />
      <div className="-mb-2 flex items-center justify-end gap-3 border-t border-line pt-1.5">
        {isLong && (
          <p className="mr-auto text-small text-muted">
            The first {mostCharacters.toLocaleString('en')} of {text.length.toLocaleString('en')} characters
          </p>
        )}
        <CopyButton text={text}>{isLong ? 'Copy all of it' : 'Copy'}</CopyButton>
      </div>
    </>
  )
}

/** What the deck adds to every answer stands above what every server says. */
function scopesFirst(headers: CallAnswer['headers']): CallAnswer['headers'] {
  const isAboutScopes = ([name]: CallAnswer['headers'][number]) => name.startsWith('x-scopes-')
  return [...headers.filter(isAboutScopes), ...headers.filter((header) => !isAboutScopes(header))]
}

function HeadersView({ headers, isEmpty }: { headers: CallAnswer['headers']; isEmpty: boolean }) {
  return (
    <>
      {isEmpty && <p className="mb-3">The answer has no body: the status is all of it.</p>}
      {headers.length === 0 ? (
        <p className="text-muted">No answer came, and so no headers.</p>
      ) : (
        <dl className="flex flex-col gap-1 font-mono text-small">
          {scopesFirst(headers).map(([name, value]) => (
            <div key={name} className="wrap-anywhere">
              <dt className="inline text-muted">{name}: </dt>
              <dd className="inline">{value}</dd>
            </div>
          ))}
        </dl>
      )}
    </>
  )
}

/** Ways to look at an answer. */
export const views = {
  problem: 'Problem',
  tree: 'Tree',
  preview: 'Preview',
  raw: 'Raw',
  headers: 'Headers',
  compare: 'Compare',
} as const
export type View = keyof typeof views

/** What there is to look at, the first before anything was chosen. */
export function viewsOf({ id, text, problem }: CallAnswer): View[] {
  const json = parseJson(text)
  return [
    ...(problem ? (['problem'] as const) : []),
    ...(json === undefined ? [] : (['tree'] as const)),
    ...(!problem && (resourcesIn(json, 1).length > 0 || picturesIn(json).length > 0) ? (['preview'] as const) : []),
    ...(text === '' ? [] : (['raw'] as const)),
    'headers',
    ...(canCompare(id) ? (['compare'] as const) : []),
  ]
}

/** Only what reads can be made again for a look, and only where scopes play a part is there a difference. */
export function canCompare(id: OperationId): boolean {
  const { method, requirement } = operation(id)
  return method === 'GET' && namedScopes(requirement).length > 0
}
