/** Shows the marks that are true of the chosen account, without a script. */
function marksOf(account: number): string {
  return `form:has(.account-${account}:checked) .new.for-${account} { display: inline-block; }`
}

/** The consent page's own look. It must not look like Spotify's login. */
export function consentStyles(accountCount: number): string {
  return `${styles}${Array.from({ length: accountCount }, (_, account) => marksOf(account)).join('\n')}\n`
}

const styles = `:root {
  color-scheme: light dark;
  --canvas: #eeedf3; --panel: #ffffff; --raised: #f6f5fa;
  --text: #17141f; --muted: #565263; --accent: #5a43e0; --wash: #5a43e01a; --granted: #08744a;
  --line: #1a15301a; --strong: #1a153080;
}
@media (prefers-color-scheme: dark) {
  :root {
    --canvas: #09090d; --panel: #121218; --raised: #1a1a23;
    --text: #f2f1f6; --muted: #a6a4b3; --accent: #9d8cff; --wash: #9d8cff1f; --granted: #4fd6a0;
    --line: #ffffff14; --strong: #ffffff66;
  }
}
* { box-sizing: border-box; }
body {
  margin: 0; min-height: 100vh; display: grid; place-items: center; padding: 8px;
  background: var(--canvas); color: var(--text);
  font: 15px/1.5 system-ui, sans-serif;
}
main { width: 100%; max-width: 460px; padding: 32px; border-radius: 12px; background: var(--panel); }
.notice { margin: 0 0 24px; padding: 8px 12px; border: 1px dashed var(--strong); border-radius: 10px; font-size: 14px; }
.notice strong { display: block; font-weight: 600; }
.wire {
  color: var(--muted); font: 12.5px ui-monospace, monospace;
  overflow-wrap: anywhere;
}
h1 { margin: 0 0 20px; font-size: 24px; line-height: 1.25; font-weight: 600; letter-spacing: -0.01em; text-wrap: balance; }
h2, label { display: block; margin: 0 0 6px; font-size: 14px; font-weight: 550; }
select, button {
  width: 100%; min-height: 44px; border: 1px solid var(--strong); border-radius: 10px;
  background: var(--panel); color: var(--text); font: inherit;
}
select { margin-bottom: 20px; padding: 0 10px; text-overflow: ellipsis; }
.permissions {
  margin: 0 0 20px; padding: 4px 16px; list-style: none;
  border: 1px solid var(--line); border-radius: 10px; background: var(--raised);
}
p.permissions { padding: 12px 16px; }
.permissions li { display: flex; align-items: center; gap: 12px; padding: 10px 0; }
.permissions li + li { border-top: 1px solid var(--line); }
.permissions li::before { content: '✓' / ''; align-self: flex-start; color: var(--granted); }
.new {
  display: none; margin-left: auto; padding: 0 8px; border-radius: 999px;
  background: var(--wash); color: var(--accent); font: 12.5px/1.7 ui-monospace, monospace;
}
.decisions { display: grid; grid-template-columns: 1fr 1fr; gap: 8px; }
button { font-weight: 550; cursor: pointer; transition: background-color 120ms; }
button:hover { background: var(--raised); }
:focus-visible { outline: 2px solid var(--accent); outline-offset: 2px; }
.quiet { margin: 16px 0 0; color: var(--muted); font-size: 14px; }
@media (max-width: 420px) { main { padding: 24px 16px; } }
@media (prefers-reduced-motion: reduce) { button { transition: none; } }
@supports not selector(:has(a)) { .new.for-preselected { display: inline-block; } }
`
