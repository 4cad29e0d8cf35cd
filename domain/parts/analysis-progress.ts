/** What is told while a part is measured: the steps of measuring, then recognising. */
export const analysisStepCount = 7
export const waitingStep = 'Waiting its turn'
export const recognisingStep = {
  name: 'Looking for the same shape among the parts',
  number: analysisStepCount,
} as const
