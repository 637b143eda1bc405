import { ChevronLeft, ChevronRight } from 'lucide-react'
import { useNavigate } from 'react-router'
import { Button } from '../../shared/elements/button.tsx'
import { Icon } from '../../shared/elements/icon.tsx'
import type { CallAnswer } from '../call-answer.ts'
import { useExplorer } from '../explorer.tsx'
import { searchOf } from '../form-values.ts'
import { readJson } from '../json.ts'
import { type AnswerPage, callOfLink, pagesIn } from './paging.ts'

/** Which page of a list the answer is, with buttons for the previous and the next page. */
export function PageLinks({ answer }: { answer: CallAnswer }) {
  const pages = answer.problem ? [] : pagesIn(readJson(answer.text))
  if (pages.length === 0) return null
  return (
    <nav aria-label="Pages" className="mt-3 flex flex-col gap-1 border-t border-line pt-2">
      {pages.map((page) => (
        <PageLine key={page.label} page={page} answer={answer} />
      ))}
    </nav>
  )
}

function PageLine({ page: { label, words, previous, next }, answer }: { page: AnswerPage; answer: CallAnswer }) {
  const name = label && ` of ${label}`
  return (
    <div className="flex flex-wrap items-center gap-1">
      <span className="mr-auto font-mono text-small text-muted">
        {label && `${label} `}
        {words}
      </span>
      <PageButton link={previous} answer={answer} label={`Previous page${name}`} isBack />
      <PageButton link={next} answer={answer} label={`Next page${name}`} />
    </div>
  )
}

interface TurnButtonProps {
  link: string | undefined
  answer: CallAnswer
  label: string
  isBack?: boolean
}

/** Fills the form with the values of a link in the answer, and sends it. The link may lead to another call. */
function PageButton({ link, answer, label, isBack = false }: TurnButtonProps) {
  const { send, pending } = useExplorer()
  const navigate = useNavigate()
  const call = link === undefined ? undefined : callOfLink(link)
  const openPage = () => {
    if (!call) return
    const values = call.id === answer.id ? { ...answer.values, ...call.values } : call.values
    void navigate(`/explore/${call.id}${searchOf(call.id, values)}`, { replace: call.id === answer.id })
    send(call.id, values)
  }
  return (
    <Button
      size="small"
      tone="quiet"
      aria-label={label}
      icon={isBack && <Icon of={ChevronLeft} />}
      disabled={!call}
      pending={call !== undefined && pending === call.id}
      onClick={openPage}
    >
      {isBack ? 'Previous' : 'Next'}
      {!isBack && <Icon of={ChevronRight} />}
    </Button>
  )
}
