/** What every field one writes into looks like; height and padding are its own. */
export const field =
  'w-full min-w-0 rounded-control border border-strong bg-sunken text-body text-text placeholder:text-faint hover:border-faint aria-invalid:border-denied disabled:opacity-50'
