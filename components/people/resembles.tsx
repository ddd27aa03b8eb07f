import { Shape } from '@/components/ui/shape'

/** A warning before somebody is let in: whom the name looks like. Nothing if it looks like nobody's. */
export function Resembles({ name, people }: { name: string; people: readonly string[] }) {
  if (people.length === 0) return null
  return (
    <div className="note note-alarm" role="note">
      <p><Shape of="late" /> <b>The name <bdi>{name}</bdi> looks like {people.length === 1 ? 'that of' : 'those of'}:</b></p>
      <ul>{people.map((person) => <li key={person}><bdi>{person}</bdi></li>)}</ul>
      <p>Make sure who is meant before you let them in: call someone whose number you knew before.</p>
    </div>
  )
}
