import { Fragment, type ReactNode } from 'react'
import { DocumentTitle } from './document-title'

/** The name of a page with a quiet count in words; tools (filters, search, a button) at the right. */
export function PageTitle({ title, quiet, children }: { title: string; quiet?: ReactNode; children?: ReactNode }) {
  return (
    <div className="page-title">
      <DocumentTitle of={title} />
      <h1>{title}</h1>
      {quiet && <span className="quiet">{quiet}</span>}
      {children && <div className="tools">{children}</div>}
    </div>
  )
}

export type Crumb = { label: string; href?: string }

/** Where a page stands: "Plan › 3.2 Prerequisites". */
export function Breadcrumb({ crumbs }: { crumbs: readonly Crumb[] }) {
  return (
    <nav className="breadcrumb" aria-label="Where you are">
      {crumbs.map(({ label, href }, index) => (
        <Fragment key={label}>
          {index > 0 && <span aria-hidden="true"> › </span>}
          {href ? <a className="plain" href={href}>{label}</a> : label}
        </Fragment>
      ))}
    </nav>
  )
}

/** The head of a page about one thing (a task, a host): where it stands, its name, and what is to be known of it in words. */
export function ThingTitle({ crumbs, title, children }: { crumbs: readonly Crumb[]; title: string; children?: ReactNode }) {
  return (
    <div className="task-title">
      <DocumentTitle of={title} />
      <Breadcrumb crumbs={crumbs} />
      <h1>{title}</h1>
      {children && <div className="marks">{children}</div>}
    </div>
  )
}
