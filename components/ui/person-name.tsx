import { shownName } from '@/lib/rules/hidden-characters'

/** The name of a person or an organisation, so that it can't turn the words around it. Nothing where there is no name. */
export function PersonName({ name }: { name: string | null | undefined }) {
  return name ? <bdi>{shownName(name)}</bdi> : null
}
