import { StrictMode } from 'react'
import { createRoot } from 'react-dom/client'
import { App } from './app.tsx'
import { Part } from './shared/part.tsx'
import { PageProblem } from './shell/page-problem.tsx'
import './shared/styles.css'

const root = document.getElementById('root')
if (root) {
  createRoot(root).render(
    <StrictMode>
      <Part failed={({ problem }) => <PageProblem level={2} problem={problem} retry={() => location.reload()} />}>
        <App />
      </Part>
    </StrictMode>,
  )
}
