export type NamedHost = { id: string; name: string }

/**
 * The hosts of the register that a text names, in the order of the register: by their whole name, or by its first part where only one
 * host begins like that.
 */
export function hostsIn(text: string, hosts: readonly NamedHost[]): string[] {
  const words = new Set(text.toLowerCase().match(/[\p{L}\p{N}](?:[\p{L}\p{N}._-]*[\p{L}\p{N}])?/gu) ?? [])
  const short = (name: string) => name.toLowerCase().split('.')[0]!
  const alone = (name: string) => !/^\d+$/.test(name) && hosts.filter((host) => short(host.name) === name).length === 1
  return hosts.filter(({ name }) => words.has(name.toLowerCase()) || (words.has(short(name)) && alone(short(name)))).map(({ id }) => id)
}
