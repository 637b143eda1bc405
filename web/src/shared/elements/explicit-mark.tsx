/** The mark of what Spotify calls explicit, before a byline. */
export function ExplicitMark() {
  return (
    <span className="mr-1.5 inline-block rounded-[3px] bg-text/12 px-1 font-mono text-small leading-4" title="Explicit">
      E<span className="sr-only">xplicit</span>
    </span>
  )
}
