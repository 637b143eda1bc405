// Sends what is pressed to the controls, and keeps the page as the server draws it. Nothing is drawn here.

import { bring } from './bring.js'

const controls = document.body.dataset.controls ?? '/simulator/'
const pollMs = 1000

/** @type {string | undefined} */
let etag
let isHeld = false

/** @param {string} id */
const byId = (id) => /** @type {HTMLElement} */ (document.getElementById(id))

/** Fetches the page and brings this one up to date. */
async function refresh() {
  try {
    const headers = { accept: 'text/html', ...(etag && { 'if-none-match': etag }) }
    const response = await fetch(location.pathname, { headers, cache: 'no-store' })
    if (response.status === 304) return setLive()
    if (!response.ok) throw new Error(await response.text())
    etag = response.headers.get('etag') ?? undefined
    const next = new DOMParser().parseFromString(await response.text(), 'text/html')
    tellHeld(next)
    bring(document.body, next.body, isHeld ? byId('log') : undefined)
    setLive()
    filter()
    tick()
  } catch {
    byId('live').textContent = 'No answer'
    byId('live').classList.add('lost')
  }
}

function setLive() {
  const live = byId('live')
  live.classList.toggle('lost', isHeld)
  if (!isHeld) live.textContent = 'Live'
}

/** @param {Document} next */
function tellHeld(next) {
  if (!isHeld) return
  const received = Number(next.getElementById('log')?.dataset.received)
  const fresh = received - Number(byId('log').dataset.received)
  byId('live').textContent = fresh > 0 ? `Held, ${fresh} new` : 'Held'
}

/**
 * Calls a control, and says so where it refuses.
 * @param {string} send a method and a path
 * @param {unknown} body
 */
async function call(send, body) {
  const [method = '', path = ''] = send.split(' ')
  const headers = { 'content-type': 'application/json' }
  const trouble = byId('trouble')
  try {
    const hasBody = method !== 'DELETE' && JSON.stringify(body) !== '{}'
    const response = await fetch(controls + path, { method, ...(hasBody && { headers, body: JSON.stringify(body) }) })
    trouble.hidden = response.ok
    if (!response.ok) trouble.textContent = `Not done: ${(await response.json()).error}`
    return response.ok
  } catch {
    trouble.hidden = false
    trouble.textContent = 'Not done: the simulator does not answer. Is it still running?'
    return false
  } finally {
    etag = undefined
    await refresh()
  }
}

/**
 * @param {string} question
 * @returns {Promise<boolean>}
 */
function isConfirmed(question) {
  const dialog = /** @type {HTMLDialogElement} */ (byId('confirm'))
  byId('question').textContent = question
  dialog.returnValue = ''
  dialog.showModal()
  return new Promise((resolve) => {
    dialog.addEventListener('close', () => resolve(dialog.returnValue === 'yes'), { once: true })
  })
}

/** @param {string} text */
async function copy(text) {
  try {
    await navigator.clipboard.writeText(text)
    byId('said').textContent = 'Copied.'
  } catch {
    byId('trouble').hidden = false
    byId('trouble').textContent = 'Not copied: this browser does not allow it here. Select the text instead.'
  }
}

document.addEventListener('click', async ({ target }) => {
  const button = target instanceof Element ? target.closest('button') : null
  if (!button) return
  const { copy: text, send, body, confirm } = button.dataset
  if (text !== undefined) {
    await copy(text)
    button.classList.add('done')
    button.addEventListener('blur', () => button.classList.remove('done'), { once: true })
  }
  if (button.id === 'hold') hold(button)
  if (button.id === 'pictures') showPictures(button)
  if (send && (confirm === undefined || (await isConfirmed(confirm)))) {
    const isDone = await call(send, JSON.parse(body ?? '{}'))
    if (isDone) byId('said').textContent = `Done: ${button.textContent?.trim()}.`
  }
})

/** @param {HTMLButtonElement} button */
function showPictures(button) {
  button.setAttribute('aria-pressed', String(button.getAttribute('aria-pressed') !== 'true'))
  filter()
}

/** @param {HTMLButtonElement} button */
function hold(button) {
  isHeld = !isHeld
  button.setAttribute('aria-pressed', String(isHeld))
  byId('live').textContent = isHeld ? 'Held' : 'Live'
  etag = undefined
  void refresh()
}

document.addEventListener('change', async ({ target }) => {
  if (!(target instanceof HTMLInputElement || target instanceof HTMLSelectElement)) return
  const { send, off, offBody, body } = target.dataset
  if (!send || !target.reportValidity()) return
  if (target instanceof HTMLInputElement && target.type === 'checkbox') {
    await call(target.checked ? send : (off ?? ''), JSON.parse((target.checked ? body : offBody) ?? '{}'))
  } else await call(send, body === undefined ? settingOf(target) : JSON.parse(body))
})

/** @param {HTMLInputElement | HTMLSelectElement} field */
function settingOf({ value, dataset, type }) {
  const { name = '', scale = '1', wrap } = dataset
  if (type === 'select-one') return { [name]: JSON.parse(value) }
  const number = Math.round(Number(value) * Number(scale))
  if (wrap === undefined) return { [name]: number }
  return { [name]: value === '' ? null : { [wrap]: number } }
}

document.addEventListener('submit', async (event) => {
  const form = /** @type {HTMLFormElement} */ (event.target)
  if (form.dataset.send === undefined) return
  event.preventDefault()
  if (await call(form.dataset.send, bodyOf(form))) form.reset()
})

/**
 * The fields that are filled in. A name with a dot is a member of a member.
 * @param {HTMLFormElement} form
 */
function bodyOf(form) {
  /** @type {Record<string, any>} */
  const body = {}
  for (const field of form.elements) {
    if (
      !(field instanceof HTMLInputElement || field instanceof HTMLTextAreaElement || field instanceof HTMLSelectElement)
    )
      continue
    if (field.name === '' || field.value === '') continue
    const [first = '', second] = field.name.split('.')
    const value =
      'lines' in field.dataset
        ? field.value.split(/\s+/).filter(Boolean)
        : field.type === 'number'
          ? Number(field.value)
          : field.value
    if (second === undefined) body[first] = value
    else body[first] = { ...body[first], [second]: value }
  }
  return body
}

function filter() {
  const wanted = /** @type {HTMLInputElement} */ (byId('filter')).value.trim().toLowerCase()
  const rows = /** @type {HTMLElement[]} */ ([...byId('log').children])
  const isShown = byId('pictures').getAttribute('aria-pressed') === 'true'
  for (const row of rows)
    row.hidden = !row.dataset.text?.includes(wanted) || (row.dataset.picture !== undefined && !isShown)
  byId('no-requests').textContent = rows.every((row) => row.hidden) ? whyNothing(rows, wanted) : ''
}

/**
 * @param {readonly HTMLElement[]} rows
 * @param {string} wanted
 */
function whyNothing(rows, wanted) {
  if (rows.length === 0) return 'Nothing has come yet.'
  return wanted === '' ? 'Only pictures have come.' : 'No request fits this filter.'
}
byId('filter').addEventListener('input', filter)

/** The clock moves between two answers. */
function tick() {
  const clock = byId('now')
  const now = new Date(Date.now() + Number(clock.dataset.ahead))
  clock.textContent = now.toISOString().slice(11, 19)
}

setInterval(() => {
  if (document.visibilityState === 'visible') void refresh()
}, pollMs)
setInterval(tick, pollMs)
void refresh()
