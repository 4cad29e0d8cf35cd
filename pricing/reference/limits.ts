import { sandboxLimits } from '../sandbox/limits.ts'

/** What an equation may use, in words. */
export function limitsInWords(): { name: string; value: string }[] {
  const number = (value: number) => value.toLocaleString('en-GB')
  return [
    { name: 'Time of one run', value: `${sandboxLimits.evaluationWallMs / 1000} s` },
    { name: 'Memory', value: `${sandboxLimits.isolateMemoryMb} MB` },
    { name: 'Length of the text', value: `${number(sandboxLimits.sourceCharacters)} characters` },
    { name: 'Variables', value: number(sandboxLimits.variables) },
    { name: 'Name of a variable', value: `${number(sandboxLimits.variableNameCharacters)} characters` },
    { name: 'Line items of an order', value: number(sandboxLimits.lineItems) },
    { name: 'Name of a line item', value: `${number(sandboxLimits.lineItemNameCharacters)} characters` },
    { name: 'Everything an equation gives out', value: `${number(sandboxLimits.outputCharacters)} characters` },
    {
      name: 'Logged lines',
      value: `${sandboxLimits.logLines} of ${sandboxLimits.logLineCharacters} characters; what is beyond is dropped`,
    },
  ]
}
