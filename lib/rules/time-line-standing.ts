/** What an entry of the time line says now: what its newest correction says, or the entry itself where there is none (E3). */
export const standing = <Says>(entry: Says & { corrections: readonly Says[] }): Says => entry.corrections.at(-1) ?? entry
