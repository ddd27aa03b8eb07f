import { classNames } from './class-names'

type SectionProps = {
  title: string
  id?: string
  /** section of the plan, before the title: "3.4.1" */
  number?: string
  /** the count or remark beside the title, never a bare number without its list */
  quiet?: React.ReactNode
  /** the one link at the right */
  link?: { label: string; href: string }
  /** what can be done with all of it, at the right: a `Verb` */
  verbs?: React.ReactNode
  /** 24 px to the section above in place of 32, as in the plan */
  close?: boolean
  className?: string
  children: React.ReactNode
}

/** A section: a heading on a hairline. Never a box, never a card. */
export function Section({ title, id, number, quiet, link, verbs, close, className, children }: SectionProps) {
  return (
    <section id={id} className={classNames('section', close && 'section-close', className)}>
      <div className="section-head">
        {number && <span className="number">{number}</span>}
        <h2>{title}</h2>
        {quiet && <span className="quiet">{quiet}</span>}
        {link && <a className="go" href={link.href}>{link.label}</a>}
        {verbs}
      </div>
      {children}
    </section>
  )
}
