import { renderToStaticMarkup } from 'react-dom/server'
import { expect, test } from 'vitest'
import { localProblem, type ScreenProblem, screenProblemCatalogue, screenProblemCodes } from '../problem.ts'
import { ProblemLine } from './problem-line.tsx'
import { ProblemPanel } from './problem-panel.tsx'

const drawings = {
  panel: (problem: ScreenProblem) => renderToStaticMarkup(<ProblemPanel problem={problem} onRetry={() => {}} />),
  line: (problem: ScreenProblem) => renderToStaticMarkup(<ProblemLine problem={problem} onRetry={() => {}} />),
}

for (const [name, draw] of Object.entries(drawings)) {
  test.each(screenProblemCodes)(`the ${name} of %s offers to try again exactly where that can help`, (code) => {
    const markup = draw(localProblem(code))
    expect(markup.includes('Try again</button>')).toBe(screenProblemCatalogue[code].retry)
    expect(markup).toContain(screenProblemCatalogue[code].title)
    expect(markup).toContain('role="alert"')
  })

  test(`the ${name} of a used-up quota counts down, and offers nothing meanwhile`, () => {
    const markup = draw({ ...localProblem('quota-exceeded'), retryAfter: 90 })
    expect(markup).toContain('role="timer"')
    expect(markup).not.toContain('<button')
  })

  test(`the ${name} of a mistake of the page sends nobody to the log of a server`, () => {
    const markup = draw(localProblem('page-mistake', 'TypeError: x is null'))
    expect(markup).not.toMatch(/log|server|request id/i)
    expect(markup).toContain('Load the page again</button>')
  })
}
