'use client'
import { useState } from 'react'
import { changeKinds } from '@/lib/rules/change-kinds'
import type { Cover } from '@/lib/rules/cover'

type CoverFieldsProps = {
  hosts: readonly { id: string; name: string }[]
  cover: readonly Cover[]
}

/** Which changes to which hosts a task covers (H6). A host of which nothing is ticked is not sent. */
export function CoverFields({ hosts, cover }: CoverFieldsProps) {
  const [covered, setCovered] = useState<ReadonlyMap<string, readonly string[]>>(new Map(cover.map(({ hostId, kinds }) => [hostId, kinds])))
  function change(hostId: string, kind: string, ticked: boolean) {
    const kinds = (covered.get(hostId) ?? []).filter((each) => each !== kind)
    setCovered(new Map(covered).set(hostId, ticked ? [...kinds, kind] : kinds))
  }
  if (hosts.length === 0) return <p className="hint">No host is listed, so it covers no change to any.</p>
  return (
    <div className="field">
      <p className="label">Changes to hosts that it covers</p>
      <p className="hint">Logging in is a change, too. Whatever is not covered has to be asked for.</p>
      {hosts.map(({ id, name }, index) => {
        const kinds = covered.get(id) ?? []
        return (
          <details key={id} className="cover-host">
            <summary>
              <span className="mono">{name}</span> <span className="text-ink-2">{kinds.length === 0 ? 'nothing' : kinds.join(', ')}</span>
            </summary>
            <fieldset>
              <legend className="sr-only">Changes to {name}</legend>
              {kinds.length > 0 && <input type="hidden" name={`cover.${index}.hostId`} value={id} />}
              <div className="check-list">
                {changeKinds.map((kind) => (
                  <label key={kind} className="choice">
                    <input className="box" type="checkbox" name={`cover.${index}.kinds`} value={kind} checked={kinds.includes(kind)}
                      onChange={(event) => change(id, kind, event.currentTarget.checked)} /><span>{kind}</span>
                  </label>
                ))}
              </div>
            </fieldset>
          </details>
        )
      })}
    </div>
  )
}
