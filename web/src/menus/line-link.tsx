import type { ComponentProps } from 'react'
import { Link } from 'react-router'
import type { MenuLine } from './menu-subject.ts'

type LinkLine = Exclude<MenuLine, { act: () => void }>

interface LineLinkProps extends ComponentProps<'a'> {
  line: LinkLine
}

/** A line that leads to a screen, or in a new tab to a page elsewhere. */
export function LineLink({ line, ...link }: LineLinkProps) {
  return 'to' in line ? (
    <Link {...link} to={line.to} />
  ) : (
    <a {...link} href={line.href} target="_blank" rel="noreferrer" />
  )
}
