/** A box to tick by hand; ticked where it was done when the sheet was printed. */
export function Box({ ticked = false, small = false }: { ticked?: boolean; small?: boolean }) {
  return (
    <span className={small ? 'tick tick-small' : 'tick'}>
      {ticked && (
        <svg viewBox="0 0 16 16" fill="none" stroke="currentColor" strokeWidth="2.5" strokeLinecap="round" strokeLinejoin="round"
          aria-hidden="true">
          <path d="M3 8.5l3.5 3.5L13 4.5" />
        </svg>
      )}
      <span className="sr-only">{ticked ? 'done' : 'open'}</span>
    </span>
  )
}

/** Lines to write on. */
export function WriteLines({ count }: { count: number }) {
  return <div className="write-lines" aria-hidden="true">{Array.from({ length: count }, (_, index) => <i key={index} />)}</div>
}

type Column = { head: string; width?: 'narrow' | 'time' | 'name' }

/** A table of empty rows to fill by hand. */
export function BlankTable({ columns, rows }: { columns: readonly Column[]; rows: number }) {
  return (
    <table className="hand-table">
      <thead>
        <tr>{columns.map(({ head, width }) => <th key={head} scope="col" className={width && `hand-${width}`}>{head}</th>)}</tr>
      </thead>
      <tbody>{Array.from({ length: rows }, (_, index) => <tr key={index}>{columns.map(({ head }) => <td key={head} />)}</tr>)}</tbody>
    </table>
  )
}
