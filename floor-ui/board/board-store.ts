import { type Board, type BoardCard, type BoardView, buildBoard, type Named } from '#domain/board/board.ts'
import {
  type BoardFilter,
  type BoardTab,
  countTabs,
  isHeld,
  matchesFilter,
  noFilter,
} from '#domain/board/filter-board.ts'
import { type BoardChange, noChange } from '#domain/board/patch-board.ts'
import type { BoardNews } from './board-news.ts'
import { type ColumnView, layOut, type Way } from './column-view.ts'
import { Signals } from './signals.ts'

export interface BoardTotals {
  workOrders: number
  pieces: number
  tabs: Record<BoardTab, number>
}

/** A move or a placing that was sent and not yet seen on the board. */
export interface Pending {
  commandId: string
  cardKey: string
  operationId: string
  /** Pieces on the way to another column; null while a card is placed inside its own. */
  quantity: number | null
  toStep: string
  /** The work order's version when it was sent: a newer one on the board is what became of it. */
  version: number
  /** For a placing: the key it is put behind, null for the first place. */
  after?: string | null
}

const countsMs = 400
const newsKept = 500

/**
 * The board of this tab outside React: patches touch the cards and columns that changed, and only these are told, once
 * a frame. Components read snapshots: a card, the view of a column, the totals.
 */
export class BoardStore {
  board: Board
  private filter: BoardFilter = noFilter
  private today: string
  private way: Way = { density: 'comfortable', byStation: false }
  private readonly views = new Map<string, ColumnView>()
  private readonly fresh = new Map<string, ReturnType<typeof setTimeout>>()
  private readonly pending = new Map<string, Pending>()
  private readonly signals = new Signals()
  private totals: BoardTotals | null = null
  private totalsAt = 0
  private totalsTimer: ReturnType<typeof setTimeout> | undefined
  private named: readonly Named[] | null = null
  private active: string | null = null
  private news: BoardNews | null = null
  private readonly newsOf = new Map<string, BoardNews>()
  private lit: string | null = null

  constructor(view: BoardView, today: string) {
    this.board = buildBoard(view)
    this.today = today
  }

  /** Takes a whole new answer in the place of everything. */
  replace(view: BoardView): void {
    this.board = buildBoard(view)
    this.redraw()
  }

  setFilter(filter: BoardFilter, today: string): void {
    this.filter = filter
    this.today = today
    this.redraw()
  }

  setWay(way: Way): void {
    if (way.density === this.way.density && way.byStation === this.way.byStation) return
    this.way = way
    this.redraw()
  }

  /** Tells what a patch touched. */
  touch(change: BoardChange): void {
    for (const column of change.columns) this.forgetColumn(column)
    for (const card of change.cards) this.signals.raise(`card:${card}`)
    this.totalsSoon()
  }

  /** Marks cards as just changed by somebody else. */
  freshen(keys: Iterable<string>): void {
    for (const key of keys) {
      clearTimeout(this.fresh.get(key))
      const timer = setTimeout(() => {
        this.fresh.delete(key)
        this.signals.raise(`card:${key}`)
      }, freshMs)
      this.fresh.set(key, timer)
      this.signals.raise(`card:${key}`)
    }
  }

  /** What somebody else did, for the top bar and for a refusal that it explains. */
  tellNews(news: BoardNews): void {
    this.news = news
    this.newsOf.set(news.workOrderId, news)
    if (this.newsOf.size > newsKept) this.newsOf.delete(this.newsOf.keys().next().value ?? '')
    this.signals.raise('news')
  }

  readonly currentNews = (): BoardNews | null => this.news

  /** What somebody else did to a work order since a moment (ms). */
  newsSince(workOrderId: string, since: number): BoardNews | null {
    const news = this.newsOf.get(workOrderId)
    return news && news.at.getTime() >= since ? news : null
  }

  setPending(pending: Pending): void {
    this.pending.set(pending.commandId, pending)
    this.redrawPending(pending)
  }

  clearPending(commandId: string): void {
    const pending = this.pending.get(commandId)
    if (!pending) return
    this.pending.delete(commandId)
    this.redrawPending(pending)
  }

  light(workOrderId: string | null): void {
    const before = this.lit
    if (before === workOrderId) return
    this.lit = workOrderId
    for (const id of [before, workOrderId]) {
      if (id !== null) for (const key of this.board.cardsOf.get(id) ?? []) this.signals.raise(`card:${key}`)
    }
  }

  /** The keyboard stands on this card now. */
  activate(key: string | null): void {
    const before = this.active
    if (before === key) return
    this.active = key
    for (const each of [before, key]) if (each !== null) this.signals.raise(`card:${each}`)
  }

  readonly subscribe = (name: string, listener: () => void): (() => void) => this.signals.on(name, listener)

  card(key: string): BoardCard | undefined {
    return this.board.cards.get(key)
  }

  isFresh(key: string): boolean {
    return this.fresh.has(key)
  }

  activeKey(): string | null {
    return this.active
  }

  isActive(key: string): boolean {
    return this.active === key
  }

  isLit(workOrderId: string): boolean {
    return this.lit === workOrderId
  }

  /** What was sent about this card and is not on the board yet. */
  leaving(key: string): Pending | undefined {
    const version = this.board.cards.get(key)?.workOrder.version ?? 0
    for (const pending of this.pending.values()) {
      if (pending.cardKey === key && (pending.quantity === null || pending.version === version)) return pending
    }
    return undefined
  }

  isShown(card: BoardCard): boolean {
    if (!matchesFilter(card.workOrder, this.filter, this.today)) return false
    return this.filter.tab !== 'held' || isHeld(card)
  }

  column(operationId: string): ColumnView | undefined {
    const known = this.views.get(operationId)
    if (known) return known
    const column = this.board.columns.get(operationId)
    if (!column) return undefined
    const view = layOut(this.board, column, {
      way: this.way,
      shows: (card) => this.isShown(card),
      pending: [...this.pending.values()].filter((each) => each.operationId === operationId),
    })
    this.views.set(operationId, view)
    return view
  }

  readonly currentTotals = (): BoardTotals => {
    this.totals ??= {
      workOrders: this.board.cardsOf.size,
      pieces: this.board.pieces,
      tabs: countTabs(this.board, this.filter, this.today),
    }
    return this.totals
  }

  readonly operations = (): readonly Named[] => {
    this.named ??= [...this.board.columns.values()].map((column) => column.operation)
    return this.named
  }

  stop(): void {
    for (const timer of this.fresh.values()) clearTimeout(timer)
    clearTimeout(this.totalsTimer)
    this.signals.stop()
  }

  private redraw(): void {
    this.views.clear()
    for (const id of this.board.columns.keys()) this.signals.raise(`column:${id}`)
    for (const key of this.board.cards.keys()) this.signals.raise(`card:${key}`)
    this.totals = null
    this.named = null
    this.signals.raise('totals')
    this.signals.raise('columns')
  }

  private redrawPending(pending: Pending): void {
    const change = noChange()
    change.columns.add(pending.operationId)
    change.cards.add(pending.cardKey)
    const from = this.board.cards.get(pending.cardKey)
    if (from) change.columns.add(from.operationId)
    for (const column of change.columns) this.forgetColumn(column)
    for (const card of change.cards) this.signals.raise(`card:${card}`)
  }

  private forgetColumn(operationId: string): void {
    this.views.delete(operationId)
    this.signals.raise(`column:${operationId}`)
  }

  // Counting reads every work order, so it waits: the numbers of the tabs may be half a second old.
  private totalsSoon(): void {
    if (this.totalsTimer !== undefined) return
    const wait = Math.max(0, this.totalsAt + countsMs - Date.now())
    this.totalsTimer = setTimeout(() => {
      this.totalsTimer = undefined
      this.totalsAt = Date.now()
      this.totals = null
      this.signals.raise('totals')
    }, wait)
  }
}

/** How long a change by somebody else keeps its yellow edge. */
export const freshMs = 4000
