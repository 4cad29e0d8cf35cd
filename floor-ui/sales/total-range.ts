/** The totals that a filter lets through: "500-2000" → from 500 to 2000; either side may be left out. */
export function readTotal(total: string | undefined): { from?: number; to?: number } {
  const [, from = '', to = ''] = /^(\d*)-(\d*)$/u.exec(total ?? '') ?? []
  return { ...(from !== '' && { from: Number(from) }), ...(to !== '' && { to: Number(to) }) }
}
