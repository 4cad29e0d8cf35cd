import { assemblyEndpoints } from '#api/contract/assemblies.ts'
import { backtestEndpoints } from '#api/contract/backtests.ts'
import { boardEndpoints } from '#api/contract/boards.ts'
import { customerReferenceEndpoints } from '#api/contract/customer-references.ts'
import { addressEndpoints, contactEndpoints, customerEndpoints } from '#api/contract/customers.ts'
import { documentEndpoints, documentSettingsEndpoints } from '#api/contract/documents.ts'
import { equationEndpoints } from '#api/contract/equations.ts'
import { operationEndpoints, scrapReasonEndpoints, stationEndpoints } from '#api/contract/floor.ts'
import { mailEndpoints, messageEndpoints } from '#api/contract/messages.ts'
import { orderStatusEndpoints } from '#api/contract/order-statuses.ts'
import { orderEndpoints } from '#api/contract/orders.ts'
import { partCommentEndpoints, partDesignEndpoints } from '#api/contract/part-designs.ts'
import { partRevisionEndpoints } from '#api/contract/part-revisions.ts'
import { partEndpoints } from '#api/contract/parts.ts'
import { priceEndpoints } from '#api/contract/prices.ts'
import { materialEndpoints, processEndpoints, technologyEndpoints } from '#api/contract/processes.ts'
import { projectEndpoints } from '#api/contract/projects.ts'
import { quoteEndpoints } from '#api/contract/quotes.ts'
import { routingTemplateEndpoints } from '#api/contract/routing-templates.ts'
import {
  discountEndpoints,
  jurisdictionEndpoints,
  salesSettingsEndpoints,
  shippingMethodEndpoints,
} from '#api/contract/sales-settings.ts'
import { scanEndpoints } from '#api/contract/scans.ts'
import { peopleEndpoints, sessionEndpoints } from '#api/contract/session.ts'
import { houseEndpoints, settingsEndpoints } from '#api/contract/settings.ts'
import { storeSettingsEndpoints } from '#api/contract/store-settings.ts'
import { workOrderEndpoints } from '#api/contract/work-orders.ts'
import type { EventType } from '#domain/events.ts'

const orders = [workOrderEndpoints.list.url, workOrderEndpoints.read.url, houseEndpoints.counts.url]
/** What a station shows: its lists, and the work order that lies open there. */
const atStations = [stationEndpoints.queue.url, scanEndpoints.meaning.url]
const designs = [partDesignEndpoints.list.url, partDesignEndpoints.read.url]
const parts = [
  ...designs,
  partDesignEndpoints.uses.url,
  partCommentEndpoints.list.url,
  partEndpoints.list.url,
  partEndpoints.read.url,
  partRevisionEndpoints.revision.url,
  partRevisionEndpoints.recognitions.url,
  partRevisionEndpoints.similar.url,
  partRevisionEndpoints.compare.url,
  partRevisionEndpoints.warnings.url,
]
const quotes = [quoteEndpoints.list.url, quoteEndpoints.read.url]
const salesOrders = [
  orderEndpoints.list.url,
  orderEndpoints.read.url,
  orderEndpoints.board.url,
  orderEndpoints.backlog.url,
  orderEndpoints.schedulable.url,
]
const templates = [routingTemplateEndpoints.list.url, routingTemplateEndpoints.read.url]

/**
 * Which answers an event makes stale, by the url of their endpoint. A new event does not compile until somebody
 * decides. The boards patch themselves from `pieces.moved` and are not listed for it.
 */
export const refetchAfter = {
  'pieces.moved': [...salesOrders, ...orders, workOrderEndpoints.movements.url, ...atStations, boardEndpoints.wall.url],
  'work_order.created': [...salesOrders, ...orders, ...templates, boardEndpoints.floor.url],
  'work_order.released': [...orders, boardEndpoints.floor.url, ...atStations],
  'work_order.changed': [...salesOrders, ...orders, boardEndpoints.floor.url, boardEndpoints.wall.url, ...atStations],
  'work_order.routing_changed': [...orders, boardEndpoints.floor.url, ...atStations],
  'board.ranked': [boardEndpoints.floor.url],
  'part.changed': [...parts, boardEndpoints.floor.url, ...orders],
  'part.progress': [partRevisionEndpoints.revision.url],
  // The lines of a quote say of their part that it is being measured, or why it cannot be.
  'part.measured': [...parts, quoteEndpoints.read.url, boardEndpoints.floor.url, ...orders],
  'customer_reference.changed': [customerReferenceEndpoints.list.url, ...designs],
  'assembly.changed': [assemblyEndpoints.list.url, assemblyEndpoints.read.url],
  'routing_template.changed': [...templates, partEndpoints.read.url, partEndpoints.list.url],
  'operation.changed': [
    operationEndpoints.list.url,
    operationEndpoints.read.url,
    boardEndpoints.floor.url,
    boardEndpoints.wall.url,
  ],
  'station.changed': [
    stationEndpoints.list.url,
    stationEndpoints.read.url,
    stationEndpoints.queue.url,
    operationEndpoints.list.url,
  ],
  'scrap_reason.changed': [scrapReasonEndpoints.list.url],
  'process.changed': [
    processEndpoints.list.url,
    processEndpoints.read.url,
    technologyEndpoints.list.url,
    materialEndpoints.list.url,
    partEndpoints.derivedRouting.url,
    equationEndpoints.contract.url,
  ],
  'equation.changed': [
    equationEndpoints.list.url,
    equationEndpoints.read.url,
    equationEndpoints.difference.url,
    priceEndpoints.explain.url,
  ],
  'backtest.changed': [backtestEndpoints.list.url, backtestEndpoints.read.url],
  'quote.changed': [...quotes, quoteEndpoints.revisions.url, quoteEndpoints.diff.url, houseEndpoints.counts.url],
  'order.changed': [...salesOrders, quoteEndpoints.list.url, quoteEndpoints.read.url, houseEndpoints.counts.url],
  'order.ranked': [orderEndpoints.board.url],
  'project.changed': [projectEndpoints.list.url, projectEndpoints.read.url, quoteEndpoints.read.url],
  'sales_settings.changed': [
    salesSettingsEndpoints.read.url,
    jurisdictionEndpoints.list.url,
    shippingMethodEndpoints.list.url,
    discountEndpoints.list.url,
    orderStatusEndpoints.list.url,
    orderEndpoints.board.url,
  ],
  'customer.changed': [
    customerEndpoints.list.url,
    customerEndpoints.read.url,
    contactEndpoints.list.url,
    addressEndpoints.list.url,
  ],
  'basket.changed': [storeSettingsEndpoints.baskets.url],
  'message.added': [messageEndpoints.ofQuote.url, messageEndpoints.ofOrder.url],
  'mail.changed': [mailEndpoints.list.url],
  'invoice.issued': [documentEndpoints.ofOrder.url, documentEndpoints.invoices.url],
  'people.changed': [peopleEndpoints.list.url, sessionEndpoints.stationSign.url],
  'settings.changed': [
    storeSettingsEndpoints.read.url,
    documentSettingsEndpoints.read.url,
    settingsEndpoints.read.url,
    sessionEndpoints.read.url,
  ],
} satisfies Record<EventType, readonly string[]>
