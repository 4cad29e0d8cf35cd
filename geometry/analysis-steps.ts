/** What a person watching is told while a part is measured, in this order. */
export const ANALYSIS_STEPS = {
  reading: 'Reading the file',
  mending: 'Checking and mending the mesh',
  measuring: 'Measuring volume and size',
  wrapping: 'Wrapping the part',
  walls: 'Measuring the walls',
  drawing: 'Drawing the pictures',
} as const

export type AnalysisStep = (typeof ANALYSIS_STEPS)[keyof typeof ANALYSIS_STEPS]
