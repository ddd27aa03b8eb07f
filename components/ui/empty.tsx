/**
 * An empty page or section: one sentence that says what to do first, why, and links that lead there. A form stands beside it, where it stays when the
 * first row comes: in here it would be made anew then, under the hands of whoever writes.
 */
export function Empty({ first, children, act }: { first: string; children?: React.ReactNode; act?: React.ReactNode }) {
  return (
    <div className="empty">
      <p className="lead">{first}</p>
      {children && <p className="empty-reason">{children}</p>}
      {act && <div className="mt-7">{act}</div>}
    </div>
  )
}

/** An empty list inside a full page: a quiet sentence in its place. */
export function EmptyLine({ children }: { children: React.ReactNode }) {
  return <p className="empty-line">{children}</p>
}
