/** What says how a part is made: two that agree in all of it are one specification. */
export const making = [
  'partRevisionId',
  'processId',
  'materialId',
  'color',
  'infillId',
  'precisionId',
  'postProcessIds',
] as const
