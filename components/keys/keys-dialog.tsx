'use client'
import { Fragment, useEffect, useId, useRef } from 'react'
import { keysOf, type GoTo, type KeyLine } from './page-keys'

type Props = { path: string; places: readonly GoTo[]; onClose: () => void }

/** The keys of this page. They can be turned off in My account. */
export function KeysDialog({ path, places, onClose }: Props) {
  const dialog = useRef<HTMLDialogElement>(null)
  const id = useId()
  useEffect(() => dialog.current?.showModal(), [])
  return (
    <dialog ref={dialog} className="floats keys" aria-labelledby={id} onClose={onClose}
      onClick={(event) => event.target === dialog.current && dialog.current.close()}>
      <div className="keys-body">
        <div className="keys-head">
          <h2 id={id}>Keys</h2>
          <button type="button" className="button button-text" onClick={() => dialog.current?.close()}>Close</button>
        </div>
        <div className="keys-columns">
          <div>{keysOf(path).map(({ title, lines }) => <KeyLines key={title} title={title} lines={lines} />)}</div>
          <KeyLines title="Go to" lines={places.map(({ letter, label }) => ({ keys: ['G', letter.toUpperCase()], does: label }))} />
        </div>
        <p className="keys-foot">Single keys do nothing while you type. Turn them off in My account.</p>
      </div>
    </dialog>
  )
}

function KeyLines({ title, lines }: { title: string; lines: readonly KeyLine[] }) {
  return (
    <section>
      <h3>{title}</h3>
      <dl>{lines.map(({ keys, does }) => (
        <Fragment key={does}>
          <dt>{keys.map((key) => <Fragment key={key}><kbd>{key}</kbd> </Fragment>)}</dt>
          <dd>{does}</dd>
        </Fragment>
      ))}</dl>
    </section>
  )
}
