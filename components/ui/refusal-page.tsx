import type { ReactNode } from 'react'
import { DocumentTitle } from '@/components/frame/document-title'
import { Shape } from './shape'

/** A whole page that says no: what there is not, why, and a way on. `desk` offers the way to the reader's desk. */
export function RefusalPage({ title, children, desk, act }: { title: string; children: ReactNode; desk?: boolean; act?: ReactNode }) {
  return (
    <main className="refusal-page">
      <DocumentTitle of={title} />
      <Shape of="refused" />
      <div>
        <h1>{title}</h1>
        <p>{children}</p>
        <div className="acts">{act}{desk && <a className="button" href="/">Go to your desk</a>}</div>
      </div>
    </main>
  )
}
