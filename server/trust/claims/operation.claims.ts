import type { Chapter } from './claim.ts'

export const operationClaims: Chapter = {
  title: 'Operation',
  claims: [
    {
      claim: 'Wrong settings stop the start with exit code 1 and one readable block that names all of them.',
      promise: 'A deploy fails early, and says why.',
      provenBy: [
        'server/trust/start.test.ts › it does not start › with wrong settings, and names every one of them with what is allowed',
        'server/trust/start.test.ts › it does not start › in production without keys, client or an address that is safe',
      ],
    },
    {
      claim:
        'SIGTERM: readiness fails at once, requests under way finish, a refresh under way is stored, exit 0 within ten seconds.',
      promise: 'Stopping a deck breaks nothing that had begun.',
      provenBy: [
        'server/trust/start.test.ts › told to stop › it finishes what is under way, serves nobody new, and ends with 0',
        'server/trust/start.test.ts › told to stop › it stores a refresh that is under way, though nobody waits for it',
        'server/src/health/health.routes.test.ts › told to stop: no longer ready, at once',
        'server/src/start/close-in-time.test.ts › what hangs is cut in the end, and so is half a request',
      ],
    },
    {
      claim: 'kill -9 at any moment loses nothing but the requests of that moment.',
      promise: 'Power cuts and the kernel’s out-of-memory killer sign nobody out.',
      provenBy: [
        'server/trust/crash.test.ts › killed while signing people in and refreshing, it loses nothing but the requests of that moment',
      ],
    },
    {
      claim:
        'A log line is one JSON line an event with the request’s id, which the answer has too; line breaks and escapes are neutralised; no query is logged.',
      promise: 'A log can’t be forged, and a person’s problem is found in it.',
      provenBy: [
        'server/trust/page.test.ts › at the most talkative log level › an event is one JSON line, whatever was sent, and what is answered is found in it',
      ],
    },
  ],
}
