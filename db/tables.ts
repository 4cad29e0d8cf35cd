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

export interface Balances {
  buildId: Generated<string>
  quantity: number
  shopId: string
  since: Timestamp
  state: 'queued' | 'in_process' | 'held' | 'finished' | 'scrapped' | 'shipped' | 'cancelled'
  step: string
  workOrderId: string
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

export interface Customers {
  approved: Generated<boolean>
  currency: string | null
  id: string
  language: string | null
  name: string
  number: number
  removedAt: Timestamp | null
  shopId: string
  taxExempt: Generated<boolean>
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

export interface LeadTimes {
  buffer: number
  id: string
  isDefault: Generated<boolean>
  name: string
  removedAt: Timestamp | null
  shopId: string
  version: Generated<number>
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

export interface PartDesigns {
  createdAt: Generated<Timestamp>
  id: string
  name: string
  shopId: string
  version: Generated<number>
}

export interface PartRevisions {
  analysis: Generated<'pending' | 'ready' | 'failed'>
  createdAt: Generated<Timestamp>
  fileHash: string | null
  id: string
  number: number
  partDesignId: string
  pictureHash: string | null
  problem: string | null
  shopId: string
  units: 'MILLIMETERS' | 'CENTIMETERS' | 'INCHES' | 'FEET' | 'METRES' | null
  version: Generated<number>
}

export interface PartSpecifications {
  color: string | null
  createdAt: Generated<Timestamp>
  defaultRoutingTemplateId: string | null
  id: string
  materialId: string | null
  name: string
  partRevisionId: string
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
  id: string
  inputs: Json
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

export interface Technologies {
  id: string
  name: string
  removedAt: Timestamp | null
  shopId: string
  version: Generated<number>
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
  apiKeys: ApiKeys
  auditEntries: AuditEntries
  balances: Balances
  boardColumns: BoardColumns
  boardRanks: BoardRanks
  customers: Customers
  equationTexts: EquationTexts
  equations: Equations
  eventCounters: EventCounters
  events: Events
  files: Files
  infills: Infills
  leadTimes: LeadTimes
  materials: Materials
  movements: Movements
  operations: Operations
  partDesigns: PartDesigns
  partRevisions: PartRevisions
  partSpecifications: PartSpecifications
  people: People
  piecesOnFloor: PiecesOnFloor
  postProcesses: PostProcesses
  precisions: Precisions
  priceCalculations: PriceCalculations
  processOperations: ProcessOperations
  processes: Processes
  receipts: Receipts
  routingTemplateSteps: RoutingTemplateSteps
  routingTemplates: RoutingTemplates
  runningNumbers: RunningNumbers
  schemaMigrations: SchemaMigrations
  scrapReasons: ScrapReasons
  sessions: Sessions
  shops: Shops
  stationOperations: StationOperations
  stations: Stations
  technologies: Technologies
  workOrderRoutings: WorkOrderRoutings
  workOrderSteps: WorkOrderSteps
  workOrders: WorkOrders
}
