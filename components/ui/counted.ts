const grouped = new Intl.NumberFormat('en-GB')

/** "2,002 lines", "1 line", "no lines". */
export const counted = (many: number, one: string, several: string): string =>
  many === 0 ? `no ${several}` : `${grouped.format(many)} ${many === 1 ? one : several}`
