/** What an act fails with; undefined where it does not. */
export const failureOf = (act: () => Promise<unknown>): Promise<unknown> =>
  act().then(
    () => undefined,
    (error) => error,
  )
