/**
 * Brings an element to the state of another, and leaves alone what a person did to it: what is open, what is typed, where
 * the focus is. Children with a key are the same child wherever they stand; others are the same in the same place.
 * @param {Element} old
 * @param {Element} next
 * @param {Element | undefined} held is left as it is
 */
export function bring(old, next, held) {
  if (old.isEqualNode(next) || old === held || old.hasAttribute('data-keep')) return bringFields(old, next)
  bringAttributes(old, next)
  bringFields(old, next)
  const keyed = new Map(
    [...old.children].flatMap((child) => (keyOf(child) === undefined ? [] : [[keyOf(child), child]])),
  )
  let place = old.firstChild
  for (const child of [...next.childNodes]) {
    const known = keyOf(child) === undefined ? place : keyed.get(keyOf(child))
    if (known && isSameKind(known, child)) {
      if (known !== place) old.insertBefore(known, place)
      if (known instanceof Element && child instanceof Element) bring(known, child, held)
      else if (known.nodeValue !== child.nodeValue) known.nodeValue = child.nodeValue
      place = known.nextSibling
    } else old.insertBefore(child, place)
  }
  while (place) {
    const rest = place.nextSibling
    place.remove()
    place = rest
  }
}

/** @param {Node} node */
const keyOf = (node) => (node instanceof HTMLElement ? node.dataset.key : undefined)

/**
 * @param {Node} one
 * @param {Node} other
 */
const isSameKind = (one, other) => one.nodeName === other.nodeName && keyOf(one) === keyOf(other)

/**
 * Attributes that a person changes by using the page, and those that the script keeps.
 * @param {string} name
 */
const isKept = (name) => ['open', 'hidden', 'aria-pressed', 'class'].includes(name)

/**
 * @param {Element} old
 * @param {Element} next
 */
function bringAttributes(old, next) {
  for (const { name, value } of next.attributes) if (old.getAttribute(name) !== value) old.setAttribute(name, value)
  for (const { name } of [...old.attributes]) if (!next.hasAttribute(name) && !isKept(name)) old.removeAttribute(name)
}

/**
 * A field shows what is true, unless it is being filled in.
 * @param {Element} old
 * @param {Element} next
 */
function bringFields(old, next) {
  const fields = 'input[data-send], select[data-send]'
  const olds = old.matches(fields) ? [old] : old.querySelectorAll(fields)
  const nexts = next.matches(fields) ? [next] : next.querySelectorAll(fields)
  if (olds.length !== nexts.length) return
  nexts.forEach((fresh, index) => {
    const field = olds[index]
    if (field instanceof HTMLInputElement && fresh instanceof HTMLInputElement) {
      field.checked = fresh.checked
      if (field !== document.activeElement) field.value = fresh.value
    } else if (
      field instanceof HTMLSelectElement &&
      fresh instanceof HTMLSelectElement &&
      field !== document.activeElement
    )
      field.value = fresh.value
  })
}
