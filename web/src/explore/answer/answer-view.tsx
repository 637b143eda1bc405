import { type ReactNode, useMemo } from 'react'
import { CopyButton } from '../../shared/elements/copy-button.tsx'
import type { CallAnswer } from '../call-answer.ts'
import { canCompare } from '../compare/can-compare.ts'
import type { View } from '../explorer.tsx'
import { readJson } from '../json.ts'
import { picturesIn, resourcesIn } from '../resources.ts'
import { AnswerPreview } from './answer-preview.tsx'
import { AnswerProblem } from './answer-problem.tsx'
import { HeadersView } from './headers-view.tsx'
import { JsonTree } from './json-tree.tsx'
import { readAsWritten } from './wire-numbers.ts'

/** The views that an answer has. The first is shown until the person chooses another. */
export function viewsOf({ id, text, problem }: CallAnswer): View[] {
  const json = readJson(text)
  return [
    ...(problem ? (['problem'] as const) : []),
    ...(json === undefined ? [] : (['tree'] as const)),
    ...(!problem && (resourcesIn(json, 1).length > 0 || picturesIn(json).length > 0) ? (['preview'] as const) : []),
    ...(text === '' ? [] : (['raw'] as const)),
    'headers',
    ...(canCompare(id) ? (['compare'] as const) : []),
  ]
}

interface AnswerViewProps {
  answer: CallAnswer
  view: View
  compareView: ReactNode
}

/** One way to look at an answer. */
export function AnswerView({ answer, view, compareView }: AnswerViewProps) {
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
      return compareView
    case 'headers':
      return <HeadersView answer={answer} />
  }
}

function TreeView({ text }: { text: string }) {
  const value = useMemo(() => readAsWritten(text) ?? null, [text])
  return <JsonTree label="The answer" value={value} />
}

/** A longer text makes the text area slow. All of it can be copied. */
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
