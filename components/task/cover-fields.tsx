'use client'
import { useState } from 'react'
import { changeKinds, type ChangeKind } from '@/lib/rules/change-kinds'
import type { Cover } from '@/lib/rules/cover'

type CoverFieldsProps = {
  hosts: readonly { id: string; name: string; confirmed: boolean }[]
  cover: readonly Cover[]
}

/** Which changes to which hosts a task covers (H6), host by host or for all that are confirmed. A host of which nothing is ticked is not sent. */
export function CoverFields({ hosts, cover }: CoverFieldsProps) {
  const [covered, setCovered] = useState<ReadonlyMap<string, readonly ChangeKind[]>>(new Map(cover.map(({ hostId, kinds }) => [hostId, kinds])))
  const kindsOf = (hostId: string) => covered.get(hostId) ?? []
  function change(hostIds: readonly string[], kind: ChangeKind, ticked: boolean) {
    const others = (hostId: string) => kindsOf(hostId).filter((each) => each !== kind)
    setCovered(new Map([...covered, ...hostIds.map((id) => [id, ticked ? [...others(id), kind] : others(id)] as const)]))
  }
  if (hosts.length === 0) return <p className="hint">No host is listed, so it covers no change to any.</p>
  const confirmed = hosts.filter((host) => host.confirmed).map(({ id }) => id)
  const ofAll = changeKinds.filter((kind) => confirmed.every((id) => kindsOf(id).includes(kind)))
  return (
    <div className="field">
      <p className="label">Changes to hosts that it covers</p>
      <p className="hint">Logging in is a change, too. Whatever is not covered has to be asked for.</p>
      {confirmed.length > 1 && (
        <Kinds called={`All ${confirmed.length} confirmed hosts`} all kinds={ofAll} onChange={(kind, ticked) => change(confirmed, kind, ticked)}
          partly={changeKinds.filter((kind) => !ofAll.includes(kind) && confirmed.some((id) => kindsOf(id).includes(kind)))} />
      )}
      {hosts.map(({ id, name }, index) => (
        <Kinds key={id} called={name} kinds={kindsOf(id)} sends={{ id, as: `cover.${index}` }} onChange={(kind, ticked) => change([id], kind, ticked)} />
      ))}
    </div>
  )
}

type KindsProps = {
  called: string
  /** it stands for several hosts, and sends nothing itself */
  all?: boolean
  kinds: readonly ChangeKind[]
  /** ticked for some of the hosts that it stands for */
  partly?: readonly ChangeKind[]
  sends?: { id: string; as: string }
  onChange: (kind: ChangeKind, ticked: boolean) => void
}

function Kinds({ called, all, kinds, partly = [], sends, onChange }: KindsProps) {
  const words = [kinds.join(', '), partly.length > 0 && 'more for some of them'].filter(Boolean).join('; ')
  return (
    <details className="cover-host">
      <summary><span className={all ? undefined : 'mono'}>{called}</span> <span className="text-ink-2">{words || 'nothing'}</span></summary>
      <fieldset>
        <legend className="sr-only">Changes to {all ? called.toLowerCase() : called}</legend>
        {sends && kinds.length > 0 && <input type="hidden" name={`${sends.as}.hostId`} value={sends.id} />}
        <div className="check-list">
          {changeKinds.map((kind) => (
            <label key={kind} className="choice">
              <input className="box" type="checkbox" name={sends && `${sends.as}.kinds`} value={kind} checked={kinds.includes(kind)}
                ref={(box) => { if (box) box.indeterminate = partly.includes(kind) }}
                onChange={(event) => onChange(kind, event.currentTarget.checked)} /><span>{kind}</span>
            </label>
          ))}
        </div>
      </fieldset>
    </details>
  )
}
