import { FieldFrame } from '@/components/form/field'

type Props = { name: string; label: string; value: string | null; minute: string }

/** A day and a time of day on the clock that the page shows. Of a day alone, as an address may ask it, its first or last `minute`. */
export function WallField({ name, label, value, minute }: Props) {
  const id = `time-line-${name}`
  return (
    <FieldFrame id={id} label={label}>
      <input id={id} name={name} type="datetime-local" className="input figures"
        defaultValue={value === null ? undefined : value.includes('T') ? value : `${value}T${minute}`} />
    </FieldFrame>
  )
}
