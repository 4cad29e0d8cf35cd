import { loadSampleShop } from './sample-shop/load.ts'
import { runProgram } from './support/program.ts'
import { serveAll } from './support/serve.ts'

// `npm run demo`: the sample shop, loaded once, and served.
await runProgram(() =>
  serveAll({
    prepare: async (place) => {
      const { loaded } = await loadSampleShop({ ...place, now: new Date() })
      console.log(loaded ? 'The sample shop was loaded.' : 'A shop is here already; it was left as it is.')
    },
    welcome: [
      '',
      'Desk: owner@demo.routecard, planner@demo.routecard, sales@demo.routecard, customer@demo.routecard',
      'Password: routecard-demo',
      'Station: badge 1H1001 (Ada) or 1H1002 (Lin), PIN 1234, at /station',
    ],
  }),
)
