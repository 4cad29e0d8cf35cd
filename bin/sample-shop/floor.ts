/** Nordhaven Additive: the people, operations, stations and reasons of the sample shop. */

export const shop = { name: 'Nordhaven Additive', currency: 'EUR', timeZone: 'Europe/Berlin', locale: 'en-GB' }

export const deskPassword = 'routecard-demo'
export const stationPin = '1234'

export const people = [
  { key: 'henrik', name: 'Henrik Voss', role: 'owner', email: 'owner@demo.routecard' },
  { key: 'marta', name: 'Marta Lindqvist', role: 'planner', email: 'planner@demo.routecard' },
  { key: 'tobias', name: 'Tobias Wendt', role: 'sales', email: 'sales@demo.routecard' },
  { key: 'kari', name: 'Kari Solberg', role: 'customer', email: 'customer@demo.routecard' },
  { key: 'ada', name: 'Ada Kowalczyk', role: 'operator', badge: '1H1001' },
  { key: 'lin', name: 'Lin Berger', role: 'operator', badge: '1H1002' },
  { key: 'jonas', name: 'Jonas Weber', role: 'operator', badge: '1H1003' },
] as const
export type PersonKey = (typeof people)[number]['key']

export const operations = [
  { key: 'printing', name: 'Printing', durationHours: 18, workInProcessLimit: 400 },
  { key: 'depowdering', name: 'Depowdering', durationHours: 4, workInProcessLimit: 160 },
  { key: 'smoothing', name: 'Vapor smoothing', durationHours: 6, workInProcessLimit: 240 },
  { key: 'dyeing', name: 'Dyeing', durationHours: 5, workInProcessLimit: 200 },
  { key: 'tapping', name: 'Tapping', durationHours: 2, workInProcessLimit: null },
  { key: 'inspection', name: 'Inspection', durationHours: 3, workInProcessLimit: 160 },
  { key: 'packing', name: 'Packing', durationHours: 1, workInProcessLimit: null, completed: true },
] as const
export type OperationKey = (typeof operations)[number]['key']

export const stations = [
  { key: 'mjf1', name: 'MJF 1', code: 'MJF1', operations: ['printing'], bareScan: 'start', pin: 'off' },
  { key: 'mjf2', name: 'MJF 2', code: 'MJF2', operations: ['printing'], bareScan: 'ask', pin: 'off' },
  {
    key: 'depowdering1',
    name: 'Depowdering 1',
    code: 'DP1',
    operations: ['depowdering'],
    bareScan: 'ask',
    pin: 'required',
  },
  {
    key: 'depowdering2',
    name: 'Depowdering 2',
    code: 'DP2',
    operations: ['depowdering'],
    bareScan: 'ask',
    pin: 'required',
  },
  { key: 'postpro1', name: 'PostPro 1', code: 'PP1', operations: ['smoothing'], bareScan: 'ask', pin: 'off' },
  { key: 'postpro2', name: 'PostPro 2', code: 'PP2', operations: ['smoothing'], bareScan: 'ask', pin: 'off' },
  { key: 'tank1', name: 'Tank 1', code: 'TK1', operations: ['dyeing'], bareScan: 'ask', pin: 'off' },
  { key: 'tank3', name: 'Tank 3', code: 'TK3', operations: ['dyeing'], bareScan: 'ask', pin: 'off' },
  { key: 'bench1', name: 'Bench 1', code: 'BE1', operations: ['tapping'], bareScan: 'ask', pin: 'off' },
  {
    key: 'inspection1',
    name: 'Inspection 1',
    code: 'IN1',
    operations: ['inspection'],
    bareScan: 'ask',
    pin: 'required',
  },
  { key: 'packing1', name: 'Packing 1', code: 'PK1', operations: ['packing'], bareScan: 'complete', pin: 'off' },
] as const
export type StationKey = (typeof stations)[number]['key']

export const scrapReasons = [
  { key: 'warped', name: 'Warped', code: 'WARP', at: ['printing', 'depowdering'] },
  { key: 'wall', name: 'Broken wall', code: 'WALL', at: [] },
  { key: 'powder', name: 'Powder left', code: 'POWDER', at: ['depowdering'] },
  { key: 'surface', name: 'Surface', code: 'SURFACE', at: ['smoothing', 'dyeing', 'inspection'] },
  { key: 'lost', name: 'Lost', code: 'LOST', at: [] },
  { key: 'wrong', name: 'Wrong part', code: 'WRONG', at: [] },
] as const satisfies readonly { key: string; name: string; code: string; at: readonly OperationKey[] }[]
export type ReasonKey = (typeof scrapReasons)[number]['key']

export const technologies = ['MJF', 'FDM'] as const

/** As it comes out of the powder, and dyed. */
const powderColors = [
  { name: 'grey', hex: '#8f9194' },
  { name: 'black', hex: '#1f2023' },
  { name: 'blue', hex: '#1f4e8c' },
  { name: 'red', hex: '#a3262a' },
] as const

const filamentColors = [
  { name: 'grey', hex: '#8f9194' },
  { name: 'black', hex: '#1f2023' },
  { name: 'white', hex: '#f4f4f0' },
  { name: 'orange', hex: '#d9702b' },
] as const

export const processes = [
  {
    key: 'mjf',
    name: 'MJF PA 12',
    technology: 'MJF',
    operations: ['printing', 'depowdering', 'smoothing', 'inspection', 'packing'],
    materialVariables: [
      { name: 'powderDensity', unit: 'g/cm³', description: 'Of the fused part' },
      { name: 'powderCostPerKg', unit: 'EUR/kg', description: 'With the share that cannot be used again' },
    ],
    boundingBox: { length: 284, width: 380, height: 380 },
    materials: [
      {
        name: 'PA 12',
        variables: { powderDensity: 1.01, powderCostPerKg: 62 },
        colors: powderColors,
        wallThicknessWarning: 0.5,
      },
      {
        name: 'PA 12 GB',
        variables: { powderDensity: 1.3, powderCostPerKg: 71 },
        colors: powderColors,
        wallThicknessWarning: 0.5,
      },
    ],
  },
  {
    key: 'fdm',
    name: 'FDM standard',
    technology: 'FDM',
    operations: ['printing', 'inspection', 'packing'],
    materialVariables: [
      { name: 'materialDensity', unit: 'g/cm³', description: 'Of the filament' },
      { name: 'materialCostPerKg', unit: 'EUR/kg', description: 'Bought, with freight' },
      { name: 'baseSpeedNozzle', unit: 'mm/s', description: 'Of the nozzle, before the factors' },
      { name: 'wallSpeedFactor', unit: '0–1', description: 'Walls print slower' },
      { name: 'infillSpeedFactor', unit: '0–1', description: 'Infill beside the base speed' },
      { name: 'supportSpeedFactor', unit: '0–1', description: 'Supports beside the base speed' },
      { name: 'printerCostPerHour', unit: 'EUR/h', description: 'Machine, power and attention' },
    ],
    boundingBox: { length: 250, width: 250, height: 250 },
    materials: [
      {
        name: 'PLA',
        variables: {
          materialDensity: 1.24,
          materialCostPerKg: 24,
          baseSpeedNozzle: 200,
          wallSpeedFactor: 0.5,
          infillSpeedFactor: 1,
          supportSpeedFactor: 0.8,
          printerCostPerHour: 4.5,
        },
        colors: filamentColors,
        wallThicknessWarning: 0.8,
      },
      {
        name: 'PETG',
        variables: {
          materialDensity: 1.27,
          materialCostPerKg: 28,
          baseSpeedNozzle: 150,
          wallSpeedFactor: 0.5,
          infillSpeedFactor: 1,
          supportSpeedFactor: 0.8,
          printerCostPerHour: 4.5,
        },
        colors: filamentColors,
        wallThicknessWarning: 0.8,
      },
    ],
  },
] as const satisfies readonly {
  key: string
  name: string
  technology: string
  operations: readonly OperationKey[]
  materialVariables: readonly { name: string; unit: string; description: string }[]
  /** mm */
  boundingBox: { length: number; width: number; height: number }
  materials: readonly {
    name: string
    variables: Readonly<Record<string, number>>
    colors: readonly { name: string; hex: string }[]
    /** mm */
    wallThicknessWarning: number
  }[]
}[]
export type ProcessKey = (typeof processes)[number]['key']

export const customers = [
  'Halvorsen Robotics',
  'Kessler Fördertechnik',
  'Northgate Tooling Ltd',
  'Bright Prairie Instruments',
  'Moreau Médical SAS',
  'Delgado Motorsport',
  'Aerolane Systems Inc.',
  'Tidewater Marine Supply',
  'Stolz Orthopädie',
  'Kulturhaus Bremen',
] as const
export type CustomerName = (typeof customers)[number]
