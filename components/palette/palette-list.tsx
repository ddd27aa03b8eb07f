'use client'
import { Pieces } from '@/components/search/pieces'
import type { Option, OptionGroup } from './options'

type Props = { id: string; groups: readonly OptionGroup[]; at: number; onGo: (option: Option) => void; onChoose: (at: number) => void }

/** What can be chosen, by kind. The field keeps the focus; the option that it points at is washed. */
export function PaletteList({ id, groups, at, onGo, onChoose }: Props) {
  const before = (group: OptionGroup) => groups.slice(0, groups.indexOf(group)).reduce((sum, { options }) => sum + options.length, 0)
  return (
    <div className="palette-list" role="listbox" id={`${id}-list`} aria-label="Results">
      {groups.map((group, of) => (
        <div key={group.title} role="group" aria-labelledby={`${id}-group-${of}`}>
          <p id={`${id}-group-${of}`} className="palette-group">{group.title}</p>
          {group.options.map((option, index) => {
            const place = before(group) + index
            return (
              <div key={option.key} id={`${id}-${place}`} role="option" aria-selected={place === at} aria-disabled={option.href === null || undefined}
                className="palette-option" onClick={() => onGo(option)} onPointerMove={() => place !== at && onChoose(place)}>
                <p><span className="title"><Pieces of={option.title} /></span>{option.quiet && <span className="quiet">{option.quiet}</span>}</p>
                {option.because && <p className="why">{option.because}</p>}
                {option.second.length > 0 && <p className="second"><Pieces of={option.second} /></p>}
              </div>
            )
          })}
        </div>
      ))}
      {groups.length === 0 && <p className="palette-nothing">No matches. Try fewer or other words.</p>}
    </div>
  )
}
