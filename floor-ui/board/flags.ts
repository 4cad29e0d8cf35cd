import type { BoardCard } from '#domain/board/board.ts'
import type { FlagKind } from '../ui/Flag.tsx'
import { formatPieces } from '../words/numbers.ts'

export interface CardFlag {
  kind: FlagKind
  words: string
}

const most = 3

/**
 * What a card has to say beyond its numbers, the gravest first. Late stands beside the due date and needs no flag.
 * At most three; the last then says how many more there are.
 */
export function flagsOf(card: BoardCard): CardFlag[] {
  const flags: CardFlag[] = []
  if (card.workOrder.rush) flags.push({ kind: 'rush', words: 'RUSH' })
  if (card.workOrder.status === 'on_hold') flags.push({ kind: 'held', words: 'on hold' })
  if (card.held > 0) flags.push({ kind: 'held', words: `${formatPieces(card.held)} held` })
  if (card.rework > 0) flags.push({ kind: 'rework', words: `${formatPieces(card.rework)} rework` })
  if (flags.length <= most) return flags
  return [...flags.slice(0, most), { kind: 'neutral', words: `+${flags.length - most}` }]
}
