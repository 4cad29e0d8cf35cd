import { runProgram } from './support/program.ts'
import { serveAll } from './support/serve.ts'

// `npm start`: the shop as it is; an empty one begins with the page that makes its owner.
await runProgram(() => serveAll({ welcome: ['Where there is no shop yet, the first page makes it and its owner.'] }))
