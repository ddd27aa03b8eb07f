import type { ReactNode } from 'react'
import { Brand } from '@/components/frame/brand'
import { DocumentTitle } from '@/components/frame/document-title'
import { FreshDocument } from './fresh-document'

/** A page before the desk: the mark, what to do, one form, and what helps when it doesn't work. */
export function Door({ title, children, foot }: { title: string; children: ReactNode; foot?: ReactNode }) {
  return (
    <div className="door">
      <DocumentTitle of={title} />
      <FreshDocument />
      <main className="door-in" id="main">
        <p className="brand"><Brand /></p>
        <h1>{title}</h1>
        {children}
        {foot && <div className="door-foot">{foot}</div>}
      </main>
    </div>
  )
}
