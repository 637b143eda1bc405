import { expect, test } from 'vitest'
import { problemPage } from './problem-page.ts'

test('the page shows what happened, what to do, and its links', () => {
  const page = problemPage({
    code: 'invalid-authorization-response',
    requestId: 'req-7',
    links: [{ href: '/auth/sign-in?scope=a+b&returnTo=%2F', label: 'Start again' }],
  })
  expect(page).toContain('<h1>This sign-in can’t be finished</h1>')
  expect(page).toContain('it is too old, was used already, or was started elsewhere')
  expect(page).toContain('<a href="/auth/sign-in?scope=a+b&amp;returnTo=%2F">Start again</a>')
  expect(page).toContain('<a href="/problems/invalid-authorization-response">')
  expect(page).toContain('req-7')
})

test('the page escapes all texts and contains no script', () => {
  const evil = '"\'><script>alert(1)</script>&'
  const page = problemPage({ code: 'csrf', detail: evil, requestId: evil, links: [{ href: evil, label: evil }] })
  expect(page).not.toContain('<script')
  expect(page).not.toMatch(/ (style|on\w+)=/)
  expect(page.match(/&lt;script&gt;/g)).toHaveLength(4)
})
