// Written by `npm run db:snapshot` from the migrations; not to be edited.

import type { ColumnType } from 'kysely'

export type Generated<T> =
  T extends ColumnType<infer S, infer I, infer U> ? ColumnType<S, I | undefined, U> : ColumnType<T, T | undefined, T>

export type Json = JsonArray | JsonObject | JsonPrimitive
export type JsonArray = Json[]
export type JsonObject = { [x: string]: Json | undefined }
export type JsonPrimitive = boolean | number | string | null

export type Numeric = ColumnType<string, number | string, number | string>
export type Timestamp = ColumnType<Date, Date | string, Date | string>

export interface Addresses {
  attention: Generated<string>
  city: string
  country: string
  createdAt: Generated<Timestamp>
  customerId: string
  id: string
  isBilling: Generated<boolean>
  isShipping: Generated<boolean>
  label: Generated<string>
  line1: string
  line2: Generated<string>
  name: string
  phone: Generated<string>
  postalCode: Generated<string>
  region: Generated<string>
  removedAt: Timestamp | null
  shopId: string
  version: Generated<number>
}

export interface ApiKeys {
  createdAt: Generated<Timestamp>
  createdBy: string
  id: string
  keyHash: Buffer
  lastUsedAt: Timestamp | null
  name: string
  revokedAt: Timestamp | null
  scopes: string[]
  shopId: string
}

export interface Assemblies {
  createdAt: Generated<Timestamp>
  customerId: string | null
  id: string
  name: string
  note: Generated<string>
  removedAt: Timestamp | null
  shopId: string
  unitPrice: Numeric | null
  version: Generated<number>
}

export interface AssemblyParts {
  assemblyId: string
  partSpecificationId: string
  placement: number[] | null
  position: number
  quantity: number
  shopId: string
}

export interface AuditEntries {
  act: string
  actorId: string | null
  actorName: string | null
  at: Timestamp
  details: Generated<Json>
  id: string
  shopId: string
  subject: string | null
}

export interface Backtests {
  againstId: string | null
  createdAt: Timestamp
  createdBy: string | null
  done: Generated<number>
  equationHash: string
  equationId: string
  finishedAt: Timestamp | null
  fromDay: string
  id: string
  problem: string | null
  report: Json | null
  rows: Json | null
  shopId: string
  state: Generated<'running' | 'ready' | 'failed'>
  toDay: string
  total: number | null
}

export interface Balances {
  buildId: Generated<string>
  quantity: number
  shopId: string
  since: Timestamp
  state: 'queued' | 'in_process' | 'held' | 'finished' | 'scrapped' | 'shipped' | 'cancelled'
  step: string
  workOrderId: string
}

export interface BasketLines {
  basketId: string
  color: string | null
  customerReference: string | null
  files: Generated<Json>
  id: string
  infillId: string | null
  leadTimeId: string | null
  materialId: string | null
  note: Generated<string>
  partRevisionId: string
  position: number
  postProcessIds: Generated<string[]>
  precisionId: string | null
  processId: string
  quantity: number
  shopId: string
}

export interface Baskets {
  contactId: string | null
  createdAt: Timestamp
  customerId: string | null
  id: string
  shopId: string
  state: Generated<'open' | 'ordered' | 'merged'>
  tokenHash: Buffer | null
  updatedAt: Timestamp
  version: Generated<number>
}

export interface BoardColumns {
  changedAt: Timestamp | null
  changedBy: string | null
  operationId: string
  revision: Generated<number>
  shopId: string
}

export interface BoardRanks {
  operationId: string
  rank: string
  shopId: string
  step: string
  workOrderId: string
}

export interface Contacts {
  createdAt: Generated<Timestamp>
  customerId: string
  email: string
  id: string
  isMain: Generated<boolean>
  language: string | null
  name: string
  notified: Generated<boolean>
  personId: string | null
  phone: Generated<string>
  removedAt: Timestamp | null
  shopId: string
  version: Generated<number>
}

export interface CustomerReferences {
  createdAt: Generated<Timestamp>
  customerId: string
  id: string
  name: Generated<string>
  partSpecificationId: string
  priceTiers: Generated<Json>
  reference: string
  removedAt: Timestamp | null
  shopId: string
  version: Generated<number>
}

export interface Customers {
  approved: Generated<boolean>
  createdAt: Generated<Timestamp>
  currency: string | null
  discountPercent: Generated<Numeric>
  id: string
  language: string | null
  mergedInto: string | null
  metadata: Generated<Json>
  name: string
  notes: Generated<string>
  number: number
  paymentDays: number | null
  removedAt: Timestamp | null
  shopId: string
  source: Generated<'staff' | 'store' | 'import'>
  storeAccess: Generated<boolean>
  taxExempt: Generated<boolean>
  taxIds: Generated<Json>
  type: Generated<'pro_forma' | 'account' | 'internal'>
  version: Generated<number>
}

export interface Discounts {
  amount: Numeric | null
  code: string
  customerId: string | null
  endsOn: string | null
  id: string
  name: string
  percent: Numeric | null
  removedAt: Timestamp | null
  shopId: string
  startsOn: string | null
  version: Generated<number>
}

export interface DocumentSettings {
  bank: Generated<string>
  color: Generated<string>
  company: Generated<string>
  footer: Generated<string>
  invoicePrefix: Generated<string>
  language: Generated<'en' | 'de' | 'fr'>
  pageSize: Generated<'A4' | 'LETTER'>
  shopId: string
  taxId: Generated<string>
  texts: Generated<Json>
  version: Generated<number>
}

export interface EquationTexts {
  hash: string
  shopId: string
  source: string
}

export interface Equations {
  createdAt: Timestamp
  createdBy: string | null
  diagnostics: Generated<Json>
  hash: string
  id: string
  name: string
  ownerId: string | null
  publishedAt: Timestamp | null
  runnable: boolean
  scope: 'PROCESS' | 'POST_PROCESS' | 'ORDER'
  shopId: string
  state: Generated<'draft' | 'live' | 'retired'>
  version: number
}

export interface EventCounters {
  lastSeq: Generated<number>
  shopId: string
}

export interface Events {
  at: Timestamp
  body: Json
  seq: number
  shopId: string
  type: string
}

export interface Files {
  createdAt: Generated<Timestamp>
  hash: string
  mediaType: string
  name: string
  shopId: string
  sizeBytes: number
}

export interface Infills {
  id: string
  name: string
  processId: string
  removedAt: Timestamp | null
  shopId: string
  value: number
  version: Generated<number>
}

export interface Invoices {
  content: Json
  createdAt: Timestamp
  createdBy: string | null
  currency: string
  day: string
  due: string
  id: string
  label: string
  number: number
  orderId: string
  shopId: string
  total: Numeric
}

export interface LeadTimes {
  buffer: number
  id: string
  isDefault: Generated<boolean>
  name: string
  removedAt: Timestamp | null
  shopId: string
  version: Generated<number>
}

export interface Mails {
  attachments: Generated<Json>
  body: string
  createdAt: Timestamp
  customerId: string | null
  id: string
  kind: string
  language: string
  link: Json | null
  problem: string | null
  sentAt: Timestamp | null
  shopId: string
  state: Generated<'waiting' | 'sent' | 'failed'>
  subject: string
  threadId: string | null
  toAddress: string
  toName: Generated<string>
  tries: Generated<number>
}

export interface Materials {
  colors: Generated<Json>
  id: string
  name: string
  processId: string
  quoteOnly: Generated<boolean>
  removedAt: Timestamp | null
  shopId: string
  variables: Generated<Json>
  version: Generated<number>
  wallThicknessLimit: number | null
  wallThicknessWarning: number | null
}

export interface Messages {
  at: Timestamp
  authorId: string | null
  authorName: string
  body: string
  files: Generated<Json>
  id: string
  shopId: string
  side: 'shop' | 'customer'
  staffOnly: Generated<boolean>
  threadId: string
}

export interface Movements {
  actorId: string | null
  at: Timestamp
  commandId: string
  fromBuildId: Generated<string>
  fromState: 'entered' | 'queued' | 'in_process' | 'held' | 'finished' | 'scrapped' | 'shipped' | 'cancelled'
  fromStep: string
  hash: Buffer
  id: string
  names: string | null
  ordinal: number
  previousHash: Buffer
  quantity: number
  reason: string | null
  reasonId: string | null
  reworkGeneration: Generated<number>
  scannedAt: Timestamp | null
  shopId: string
  stationId: string | null
  toBuildId: Generated<string>
  toState: 'entered' | 'queued' | 'in_process' | 'held' | 'finished' | 'scrapped' | 'shipped' | 'cancelled'
  toStep: string
  type: 'release' | 'replace' | 'surplus' | 'start' | 'pause' | 'complete' | 'scrap' | 'rework' | 'hold' | 'release_hold' | 'move' | 'split_out' | 'split_in' | 'join_out' | 'join_in' | 'reverse' | 'ship' | 'cancel'
  workOrderId: string
}

export interface Operations {
  allowOverproduction: Generated<boolean>
  completed: Generated<boolean>
  durationHours: Generated<Numeric>
  id: string
  name: string
  position: number
  removedAt: Timestamp | null
  shopId: string
  version: Generated<number>
  workInProcessLimit: number | null
}

export interface OrderStatuses {
  automations: Generated<string[]>
  boardRevision: Generated<number>
  id: string
  kind: 'starting' | 'active' | 'ending'
  name: string
  position: number
  rankedAt: Timestamp | null
  rankedBy: string | null
  removedAt: Timestamp | null
  shopId: string
  version: Generated<number>
}

export interface Orders {
  acceptedAs: 'sales' | 'customer'
  acceptedAt: Timestamp
  acceptedBy: string
  archivedAt: Timestamp | null
  cancelReason: string | null
  cancelledAt: Timestamp | null
  completedAt: Timestamp | null
  contactId: string | null
  currency: string
  customerId: string
  customerReference: Generated<string>
  due: string | null
  id: string
  internalNote: Generated<string>
  number: string
  ownerId: string | null
  purchaseOrderFile: string | null
  purchaseOrderNumber: Generated<string>
  quoteId: string
  rank: string | null
  rush: Generated<boolean>
  sequence: number
  shopId: string
  state: Generated<'open' | 'completed' | 'cancelled'>
  statusId: string
  statusSince: Timestamp
  total: Numeric
  updatedAt: Timestamp
  version: Generated<number>
}

export interface PartComments {
  at: number[] | null
  camera: Json | null
  createdAt: Timestamp
  createdBy: string | null
  id: string
  partRevisionId: string
  removedAt: Timestamp | null
  resolvedAt: Timestamp | null
  resolvedBy: string | null
  shared: Generated<boolean>
  shopId: string
  text: string
  version: Generated<number>
}

export interface PartDesigns {
  createdAt: Generated<Timestamp>
  customerId: string | null
  emptiedAt: Timestamp | null
  guestId: string | null
  id: string
  name: string
  note: Generated<string>
  scrubbedAt: Timestamp | null
  shopId: string
  version: Generated<number>
}

export interface PartMatches {
  deviationMm: number
  match: 'same_shape' | 'mirrored'
  otherRevisionId: string
  partRevisionId: string
  shopId: string
  units: string | null
}

export interface PartNotes {
  createdAt: Timestamp
  createdBy: string | null
  id: string
  kind: 'remark' | 'production' | 'quality'
  operationId: string | null
  partDesignId: string
  removedAt: Timestamp | null
  shopId: string
  text: string
  version: Generated<number>
}

export interface PartRevisions {
  analysis: Generated<'pending' | 'ready' | 'failed'>
  analysisStep: string | null
  analysisStepNumber: number | null
  createdAt: Generated<Timestamp>
  createdBy: string | null
  fileFormat: string | null
  fileHash: string | null
  fileName: string | null
  fileUnits: string | null
  geometry: Json | null
  geometryEngineVersion: number | null
  id: string
  keptApartAt: Timestamp | null
  measured: Json | null
  measuredAt: Timestamp | null
  measuredMs: number | null
  measuredUnits: string | null
  mergedInto: string | null
  note: Generated<string>
  number: number
  objectIndex: number | null
  objectName: string | null
  objects: Json | null
  partDesignId: string
  pictureHash: string | null
  previewHash: string | null
  problem: string | null
  scrubbedAt: Timestamp | null
  shopId: string
  units: 'MILLIMETERS' | 'CENTIMETERS' | 'INCHES' | 'FEET' | 'METRES' | null
  unitsProposals: Json | null
  version: Generated<number>
}

export interface PartShapes {
  areaMm: number
  handednessA: number
  handednessB: number
  partRevisionId: string
  shopId: string
  skewMiddleMm: number
  skewNarrowMm: number
  skewWideMm: number
  spreadMiddleMm: number
  spreadNarrowMm: number
  spreadWideMm: number
  volumeMm: number
}

export interface PartSpecifications {
  color: string | null
  createdAt: Generated<Timestamp>
  defaultRoutingTemplateId: string | null
  id: string
  infillId: string | null
  materialId: string | null
  name: string
  partRevisionId: string
  postProcessIds: Generated<string[]>
  precisionId: string | null
  processId: string | null
  productionNotes: Generated<string>
  shopId: string
  version: Generated<number>
}

export interface People {
  active: Generated<boolean>
  badge: string | null
  createdAt: Generated<Timestamp>
  email: string | null
  failedSignIns: Generated<number>
  id: string
  lockedUntil: Timestamp | null
  name: string
  passwordHash: string | null
  pinHash: string | null
  role: 'owner' | 'planner' | 'sales' | 'operator' | 'customer'
  shopId: string
  version: Generated<number>
}

export interface PiecesOnFloor {
  buildId: string | null
  quantity: number | null
  shopId: string | null
  since: Timestamp | null
  state: 'queued' | 'in_process' | 'held' | 'finished' | 'scrapped' | 'shipped' | 'cancelled' | null
  step: string | null
  workOrderId: string | null
}

export interface PostProcesses {
  colors: Generated<Json>
  exclusiveGroup: string | null
  id: string
  incompatibleMaterialIds: Generated<string[]>
  name: string
  operationIds: Generated<string[]>
  pricing: Generated<'equation' | 'included'>
  processIds: Generated<string[]>
  quoteOnly: Generated<boolean>
  removedAt: Timestamp | null
  shopId: string
  version: Generated<number>
}

export interface Precisions {
  id: string
  name: string
  processId: string
  removedAt: Timestamp | null
  shopId: string
  value: number
  version: Generated<number>
}

export interface PriceCalculations {
  actorId: string | null
  answer: Json
  asked: Json
  at: Timestamp
  customerId: string | null
  engineVersion: string
  equationIds: Generated<string[]>
  id: string
  inputs: Json
  ownerIds: Generated<string[]>
  quoteId: string | null
  quoteNumber: string | null
  shopId: string
}

export interface ProcessOperations {
  operationId: string
  position: number
  processId: string
  shopId: string
}

export interface Processes {
  boundingBox: Json | null
  customerId: string | null
  id: string
  internal: Generated<boolean>
  materialVariables: Generated<Json>
  name: string
  removedAt: Timestamp | null
  shopId: string
  technologyId: string | null
  version: Generated<number>
}

export interface Projects {
  closedAt: Timestamp | null
  createdAt: Timestamp
  createdBy: string | null
  customerId: string | null
  description: Generated<string>
  files: Generated<Json>
  id: string
  name: string
  shopId: string
  version: Generated<number>
}

export interface QuoteRevisions {
  content: Json
  quoteId: string
  revision: number
  sentAt: Timestamp
  sentBy: string
  shopId: string
  total: Numeric
}

export interface Quotes {
  archivedAt: Timestamp | null
  billingAddress: Json | null
  calculationId: string | null
  clonedFrom: string | null
  contactId: string | null
  createdAt: Timestamp
  createdBy: string | null
  currency: string
  customerId: string
  customerNote: Generated<string>
  customerReference: Generated<string>
  decidedAt: Timestamp | null
  declineReason: string | null
  discounts: Generated<Json>
  dispatchOn: string | null
  id: string
  inReview: boolean
  internalNote: Generated<string>
  jurisdictionId: string | null
  leadTimeId: string | null
  lineItems: Generated<Json>
  number: string
  openCount: Generated<number>
  openedAt: Timestamp | null
  orderProblem: string | null
  ownerId: string | null
  projectId: string | null
  rate: Numeric
  revision: Generated<number>
  sentAt: Timestamp | null
  sequence: number
  shippingAddress: Json | null
  shippingAmount: Numeric | null
  shippingMethodId: string | null
  shopId: string
  source: 'desk' | 'store'
  status: 'draft' | 'sent' | 'accepted' | 'declined' | 'expired'
  taxMode: Generated<'automatic' | 'standard' | 'reverse_charge' | 'exempt'>
  token: string | null
  total: Numeric
  totals: Json
  updatedAt: Timestamp
  updatedBy: string | null
  validUntil: string | null
  version: Generated<number>
}

export interface Receipts {
  actorId: string | null
  answer: Json
  at: Timestamp
  command: string
  commandId: string
  contentHash: Buffer
  shopId: string
  status: number
}

export interface Requisitions {
  agreedUnitPrice: Numeric | null
  approvedAt: Timestamp | null
  approvedBy: string | null
  approvedUnitPrice: Numeric | null
  color: string | null
  comment: Generated<string>
  computed: Json | null
  customerReference: string | null
  durationHours: Generated<number>
  expense: Json | null
  files: Generated<Json>
  id: string
  infillId: string | null
  kind: 'part' | 'expense'
  leadTimeId: string | null
  manualAt: Timestamp | null
  manualBy: string | null
  manualUnitPrice: Numeric | null
  materialId: string | null
  name: string
  partRevisionId: string | null
  partSpecificationId: string | null
  position: number
  postProcessIds: Generated<string[]>
  postProcessVariables: Generated<Json>
  precisionId: string | null
  processId: string | null
  quantities: Generated<number[]>
  quantity: number
  quoteId: string
  review: Json | null
  shopId: string
  unitPrice: Numeric | null
  variableMarks: Generated<Json>
  variables: Generated<Json>
}

export interface RoutingTemplateSteps {
  instructions: Generated<string>
  operationId: string
  pictureHashes: Generated<string[]>
  position: number
  routingTemplateId: string
  runMinutes: Generated<Numeric>
  runPer: Generated<'piece' | 'load'>
  setUpMinutes: Generated<Numeric>
  shopId: string
  stationIds: Generated<string[]>
}

export interface RoutingTemplates {
  approvedAt: Timestamp | null
  approvedBy: string | null
  createdAt: Generated<Timestamp>
  createdBy: string | null
  deprecatedAt: Timestamp | null
  familyId: string
  id: string
  name: string
  partSpecificationId: string | null
  replacedBy: string | null
  shopId: string
  state: Generated<'draft' | 'approved' | 'deprecated'>
  templateVersion: number
  version: Generated<number>
}

export interface RunningNumbers {
  lastNumber: Generated<number>
  name: string
  shopId: string
}

export interface SalesSettings {
  country: string | null
  currencies: Json
  hoursPerDay: Numeric
  maximumOrder: Numeric | null
  minimumOrder: Numeric | null
  numberDigits: number
  orderPrefix: string
  quotePrefix: string
  roundToWhole: boolean
  shopId: string
  validDays: number
  version: Generated<number>
  webhookUrl: string | null
}

export interface SchemaMigrations {
  appliedAt: Generated<Timestamp>
  checksum: string
  name: string
  number: number
}

export interface ScrapReasons {
  code: string
  id: string
  name: string
  operationIds: Generated<string[]>
  position: number
  removedAt: Timestamp | null
  shopId: string
  version: Generated<number>
}

export interface Sessions {
  createdAt: Timestamp
  endedAt: Timestamp | null
  expiresAt: Timestamp
  idleMinutes: number
  kind: 'desk' | 'badge'
  lastSeenAt: Timestamp
  personId: string
  shopId: string
  stationId: string | null
  tokenHash: Buffer
}

export interface ShipmentRows {
  quantity: number
  requisitionId: string
  shipmentId: string
  shopId: string
}

export interface Shipments {
  carrier: Generated<string>
  id: string
  ledgerCommandId: string
  madeAt: Timestamp
  madeBy: string
  note: Generated<string>
  number: number
  orderId: string
  parcels: Generated<Json>
  shippedOn: string
  shopId: string
  takenBackAt: Timestamp | null
  tracking: Generated<string>
  trackingUrl: Generated<string>
  version: Generated<number>
}

export interface ShippingMethods {
  countries: Generated<string[]>
  freeFrom: Numeric | null
  id: string
  mode: 'collection' | 'fixed' | 'customer_account'
  name: string
  offered: boolean
  price: Numeric
  removedAt: Timestamp | null
  shopId: string
  version: Generated<number>
  weightTiers: Generated<Json>
}

export interface Shops {
  badgeIdleMinutes: Generated<number>
  createdAt: Generated<Timestamp>
  currency: Generated<string>
  locale: Generated<string>
  name: string
  overproductionPercent: Generated<Numeric>
  requireApprovedRoutingTemplates: Generated<boolean>
  shopId: string
  timeZone: Generated<string>
  undoMinutes: Generated<number>
  version: Generated<number>
  workingDays: Generated<number[]>
}

export interface SignInCodes {
  codeHash: Buffer
  createdAt: Timestamp
  email: string
  expiresAt: Timestamp
  id: string
  shopId: string
  tries: Generated<number>
  usedAt: Timestamp | null
}

export interface StationOperations {
  operationId: string
  shopId: string
  stationId: string
}

export interface Stations {
  bareScan: Generated<'start' | 'complete' | 'ask'>
  code: string
  id: string
  name: string
  pin: Generated<'required' | 'off'>
  position: number
  removedAt: Timestamp | null
  shopId: string
  version: Generated<number>
}

export interface StoreSettings {
  accentColor: Generated<string>
  contactEmail: string | null
  contactPhone: string | null
  logoHash: string | null
  open: Generated<boolean>
  paymentDays: Generated<Json>
  payments: Generated<Json>
  prices: Generated<'everybody' | 'signed_in'>
  quantities: Generated<number[]>
  registration: Generated<'open' | 'approval' | 'invited'>
  shopId: string
  slug: string
  terms: Generated<string>
  version: Generated<number>
  welcomeText: Generated<string>
  welcomeTitle: Generated<string>
}

export interface TaxJurisdictions {
  components: Json
  country: string
  exemptionAllowed: boolean
  id: string
  isDefault: boolean
  name: string
  region: Generated<string>
  removedAt: Timestamp | null
  reverseCharge: boolean
  shopId: string
  version: Generated<number>
}

export interface Technologies {
  id: string
  name: string
  removedAt: Timestamp | null
  shopId: string
  version: Generated<number>
}

export interface UnitsChosen {
  customerId: string | null
  shopId: string
  units: 'MILLIMETERS' | 'CENTIMETERS' | 'INCHES' | 'FEET' | 'METRES'
}

export interface WorkOrderRoutings {
  afterOrdinal: number
  effectiveFrom: string | null
  madeAt: Timestamp
  madeBy: string | null
  reason: Generated<string>
  revision: number
  shopId: string
  steps: string[]
  workOrderId: string
}

export interface WorkOrderSteps {
  instructions: Generated<string>
  operationId: string
  operationName: string
  pictureHashes: Generated<string[]>
  runMinutes: Generated<Numeric>
  runPer: Generated<'piece' | 'load'>
  setUpMinutes: Generated<Numeric>
  shopId: string
  stationIds: Generated<string[]>
  step: string
  workOrderId: string
}

export interface WorkOrders {
  closedAt: Timestamp | null
  createdAt: Timestamp
  createdBy: string | null
  customerId: string | null
  due: string | null
  heldAt: Timestamp | null
  heldBy: string | null
  holdReason: string | null
  id: string
  lastHash: Generated<Buffer>
  lastOrdinal: Generated<number>
  note: Generated<string>
  number: number
  partSpecificationId: string
  priority: Generated<number>
  released: Generated<number>
  releasedAt: Timestamp | null
  replaced: Generated<number>
  requisitionId: string | null
  routingEdited: Generated<boolean>
  routingRevision: Generated<number>
  routingTemplateId: string | null
  shopId: string
  status: 'planned' | 'released' | 'on_hold' | 'finished' | 'cancelled'
  surplus: Generated<number>
  target: number
  version: Generated<number>
}

export interface DB {
  addresses: Addresses
  apiKeys: ApiKeys
  assemblies: Assemblies
  assemblyParts: AssemblyParts
  auditEntries: AuditEntries
  backtests: Backtests
  balances: Balances
  basketLines: BasketLines
  baskets: Baskets
  boardColumns: BoardColumns
  boardRanks: BoardRanks
  contacts: Contacts
  customerReferences: CustomerReferences
  customers: Customers
  discounts: Discounts
  documentSettings: DocumentSettings
  equationTexts: EquationTexts
  equations: Equations
  eventCounters: EventCounters
  events: Events
  files: Files
  infills: Infills
  invoices: Invoices
  leadTimes: LeadTimes
  mails: Mails
  materials: Materials
  messages: Messages
  movements: Movements
  operations: Operations
  orderStatuses: OrderStatuses
  orders: Orders
  partComments: PartComments
  partDesigns: PartDesigns
  partMatches: PartMatches
  partNotes: PartNotes
  partRevisions: PartRevisions
  partShapes: PartShapes
  partSpecifications: PartSpecifications
  people: People
  piecesOnFloor: PiecesOnFloor
  postProcesses: PostProcesses
  precisions: Precisions
  priceCalculations: PriceCalculations
  processOperations: ProcessOperations
  processes: Processes
  projects: Projects
  quoteRevisions: QuoteRevisions
  quotes: Quotes
  receipts: Receipts
  requisitions: Requisitions
  routingTemplateSteps: RoutingTemplateSteps
  routingTemplates: RoutingTemplates
  runningNumbers: RunningNumbers
  salesSettings: SalesSettings
  schemaMigrations: SchemaMigrations
  scrapReasons: ScrapReasons
  sessions: Sessions
  shipmentRows: ShipmentRows
  shipments: Shipments
  shippingMethods: ShippingMethods
  shops: Shops
  signInCodes: SignInCodes
  stationOperations: StationOperations
  stations: Stations
  storeSettings: StoreSettings
  taxJurisdictions: TaxJurisdictions
  technologies: Technologies
  unitsChosen: UnitsChosen
  workOrderRoutings: WorkOrderRoutings
  workOrderSteps: WorkOrderSteps
  workOrders: WorkOrders
}
