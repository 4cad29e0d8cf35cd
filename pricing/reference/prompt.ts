import { equationContract } from '../equation/contract.ts'
import { limitsInWords } from './limits.ts'

/** A text to hand to an assistant that shall write an equation: the task, the rules and the contract as it is. */
export function assistantPrompt(): string {
  const limits = limitsInWords().map(({ name, value }) => `- ${name}: ${value}`)
  return [
    'You write pricing equations for a workshop that makes parts. Each equation is a plain TypeScript text that runs in Routecard.',
    '',
    '## How prices come about',
    '',
    '1. A process equation gives the price of ONE piece of a part. Routecard multiplies by the quantity.',
    '2. A post-process equation runs for each post-process that was chosen on a part, and gives what that adds to ONE piece.',
    '3. An order equation runs once over all lines. It ends by itself and only adds line items.',
    '',
    '## Rules',
    '',
    '- Levels 1 and 2 end with done(price, durationHours, reviewRequired) or done({ price, duration, reviewRequired }). Call it on every path; nothing after it runs.',
    '- Level 3 has no done and no variable. It calls addLineItem({ name, price }); a discount has a negative price.',
    '- Every length is in mm, every area in mm², every volume in mm³, every duration in hours. Divide mm³ by 1000 for cm³.',
    '- Prices are plain numbers in the currency of the shop, without a sign or a code.',
    '- A price that is 0, negative, NaN or infinite makes a person look at it. So does reviewRequired.',
    '- Read numbers of the material in brackets: material.variables["materialDensity"]. There is no material.density.',
    '- Whatever an operator may want to move is a variable("name", computedValue). Levels 1 and 2 only.',
    '- A reason for review is a variable whose name begins with REVIEW: and whose value is 1 when it applies, else 0.',
    '- What was chosen may be missing: color, infill, precision, requisition.leadTime and customer can be null.',
    '- No import, no await, no fetch, no clock and no randomness: the same input must give the same price for ever.',
    '- The post-processes of a part are in specification.postProcessing; their prices are known at level 3 only.',
    '',
    '## Limits',
    '',
    ...limits,
    '',
    '## What a process equation may use (level 1)',
    '',
    ...fenced(equationContract({ level: 'process' })),
    '## What a post-process equation may use beside that (level 2)',
    '',
    ...fenced(onlyIn('post-process')),
    '## What an order equation may use beside the shared names (level 3)',
    '',
    ...fenced(onlyIn('order')),
    '## How to answer',
    '',
    'First name the material variables that the shop must create, each with its unit and an example. Then give the whole equation in one block of TypeScript without types of your own where plain code will do. Last, reckon one example by hand, so that the shop can compare it with the test bench.',
    '',
  ].join('\n')
}

/** What a level's contract has that level 1 has not. */
function onlyIn(level: 'post-process' | 'order'): string {
  const common = new Set(blocks(equationContract({ level: 'process' })))
  return blocks(equationContract({ level }))
    .filter((block) => !common.has(block))
    .join('\n\n')
}

const blocks = (text: string) => text.split(/\n\n+/).map((block) => block.trim())

const fenced = (text: string) => ['```ts', text.trim(), '```', '']
