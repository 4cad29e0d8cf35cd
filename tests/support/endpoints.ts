import { assemblyEndpoints } from '#api/contract/assemblies.ts'
import { backtestEndpoints } from '#api/contract/backtests.ts'
import { boardEndpoints } from '#api/contract/boards.ts'
import { importEndpoints } from '#api/contract/customer-import.ts'
import { customerReferenceEndpoints } from '#api/contract/customer-references.ts'
import { addressEndpoints, contactEndpoints, customerEndpoints } from '#api/contract/customers.ts'
import { documentEndpoints, documentSettingsEndpoints } from '#api/contract/documents.ts'
import type { Endpoint } from '#api/contract/endpoint.ts'
import { equationReferenceEndpoints } from '#api/contract/equation-reference.ts'
import { equationEndpoints } from '#api/contract/equations.ts'
import { operationEndpoints, scrapReasonEndpoints, stationEndpoints } from '#api/contract/floor.ts'
import { labelEndpoints } from '#api/contract/labels.ts'
import { liveEndpoints } from '#api/contract/live.ts'
import { materialImportEndpoints } from '#api/contract/material-import.ts'
import { mailEndpoints, messageEndpoints } from '#api/contract/messages.ts'
import { orderStatusEndpoints } from '#api/contract/order-statuses.ts'
import { orderEndpoints } from '#api/contract/orders.ts'
import { partCommentEndpoints, partDesignEndpoints } from '#api/contract/part-designs.ts'
import { partRevisionEndpoints } from '#api/contract/part-revisions.ts'
import { fileEndpoints, partEndpoints } from '#api/contract/parts.ts'
import { priceEndpoints } from '#api/contract/prices.ts'
import {
  infillEndpoints,
  leadTimeEndpoints,
  postProcessEndpoints,
  precisionEndpoints,
} from '#api/contract/pricing-choices.ts'
import { materialEndpoints, processEndpoints, technologyEndpoints } from '#api/contract/processes.ts'
import { projectEndpoints } from '#api/contract/projects.ts'
import { quoteLineEndpoints } from '#api/contract/quote-lines.ts'
import { quoteLinkEndpoints } from '#api/contract/quote-links.ts'
import { quoteEndpoints } from '#api/contract/quotes.ts'
import { routingTemplateEndpoints } from '#api/contract/routing-templates.ts'
import {
  discountEndpoints,
  jurisdictionEndpoints,
  salesSettingsEndpoints,
  shippingMethodEndpoints,
} from '#api/contract/sales-settings.ts'
import { scanEndpoints } from '#api/contract/scans.ts'
import { apiKeyEndpoints, peopleEndpoints, sessionEndpoints } from '#api/contract/session.ts'
import { houseEndpoints, settingsEndpoints } from '#api/contract/settings.ts'
import { shipmentEndpoints } from '#api/contract/shipments.ts'
import { basketEndpoints, storeEndpoints, storePartEndpoints } from '#api/contract/store.ts'
import { accountEndpoints, storeSessionEndpoints } from '#api/contract/store-account.ts'
import { storeSettingsEndpoints } from '#api/contract/store-settings.ts'
import { workOrderEndpoints } from '#api/contract/work-orders.ts'

/** Every door that the contract names. */
export const endpoints: Endpoint[] = [
  boardEndpoints,
  operationEndpoints,
  scrapReasonEndpoints,
  stationEndpoints,
  labelEndpoints,
  liveEndpoints,
  quoteEndpoints,
  quoteLineEndpoints,
  orderEndpoints,
  orderStatusEndpoints,
  shipmentEndpoints,
  salesSettingsEndpoints,
  jurisdictionEndpoints,
  shippingMethodEndpoints,
  discountEndpoints,
  fileEndpoints,
  partEndpoints,
  partRevisionEndpoints,
  partDesignEndpoints,
  partCommentEndpoints,
  customerReferenceEndpoints,
  assemblyEndpoints,
  projectEndpoints,
  customerEndpoints,
  contactEndpoints,
  addressEndpoints,
  importEndpoints,
  materialImportEndpoints,
  documentEndpoints,
  documentSettingsEndpoints,
  messageEndpoints,
  mailEndpoints,
  storeEndpoints,
  storePartEndpoints,
  basketEndpoints,
  accountEndpoints,
  storeSessionEndpoints,
  storeSettingsEndpoints,
  quoteLinkEndpoints,
  materialEndpoints,
  processEndpoints,
  technologyEndpoints,
  infillEndpoints,
  precisionEndpoints,
  postProcessEndpoints,
  leadTimeEndpoints,
  equationEndpoints,
  equationReferenceEndpoints,
  priceEndpoints,
  backtestEndpoints,
  routingTemplateEndpoints,
  scanEndpoints,
  apiKeyEndpoints,
  peopleEndpoints,
  sessionEndpoints,
  houseEndpoints,
  settingsEndpoints,
  workOrderEndpoints,
].flatMap((group): Endpoint[] => Object.values(group))

/** `POST /work-orders/:id/hold`: how a door is named in the words of a test. */
export const nameOf = (endpoint: Endpoint) => `${endpoint.method} ${endpoint.url}`

/** The address of a door, its parameters filled in. */
export function addressOf(endpoint: Endpoint, params: Record<string, string> = {}): string {
  return endpoint.url.replace(/:([A-Za-z]+)/g, (_, name: string) => encodeURIComponent(params[name] ?? anyParam(name)))
}

/** A parameter that is well formed and names nothing. */
const anyParam = (name: string) =>
  name === 'hash' ? 'f'.repeat(64) : name === 'code' ? 'WWO-999999' : '0190c0de-0000-7000-8000-00000000dead'
