import { connect } from '#db/connect.ts'
import { verifyLedger } from '#db/reads/verify-ledger.ts'
import { reachDatabase } from './support/open-database.ts'
import { runProgram } from './support/program.ts'
import { readSettings } from './support/settings.ts'

// `npm run verify`: proves over the whole history that no piece came from nowhere or went nowhere, and names the first lie.
await runProgram(async () => {
  const reached = await reachDatabase(readSettings(), { info: console.log, warn: console.warn })
  const database = connect({
    databaseUrl: reached.url,
    applicationName: 'routecard-verify',
    max: 2,
    statementTimeoutMs: 0,
  })
  try {
    const { workOrders, movements, firstLie } = await verifyLedger(database)
    if (firstLie === null) {
      console.log(`The ledger holds: ${movements} movements of ${workOrders} work orders.`)
      return 0
    }
    console.error(`The ledger does not hold. ${firstLie}`)
    return 1
  } finally {
    await database.end()
    await reached.stop()
  }
})
