import { RouteStrip } from '../route-strip/RouteStrip.tsx'
import { at, gearHousing } from './examples.ts'

const none = [0, 0, 0] as const
const motorBracket = at([none, none, [0, 90, 0], [20, 0, 10], [30, 0, 0]])
const enclosure = at([none, none, [0, 48, 16], [16, 0, 0], none, none])
const spacer = at([[0, 320, 0], [80, 0, 0], none, none])
const long = at([none, none, none, [0, 30, 0], none, [12, 0, 2], none, none, none, none, none, none])
const allHeld = at([none, [0, 0, 7], none, none])

/** The rules of the route strip drawn out. */
export function StripSpecimens() {
  return (
    <div className="specimens">
      <h1>The route strip</h1>
      <RouteStrip
        variant="big"
        input={gearHousing}
        notes={{ '010': 'until 11:10', '040': 'until 14:30' }}
        onStop={() => undefined}
      />
      <div className="columns">
        <div className="strips">
          <h2>Mini, 120 px</h2>
          <RouteStrip variant="mini" input={gearHousing} width={120} numbers here="030" />
          <RouteStrip variant="mini" input={motorBracket} width={120} numbers here="030" />
          <RouteStrip variant="mini" input={spacer} width={120} numbers here="020" />
          <RouteStrip variant="mini" input={long} width={120} numbers here="040" />
        </div>
        <div className="strips">
          <h2>Mini, 136 px, on a card</h2>
          <RouteStrip variant="mini" input={gearHousing} numbers here="040" />
          <RouteStrip variant="mini" input={enclosure} numbers here="030" />
          <RouteStrip variant="mini" input={allHeld} numbers here="020" />
          <RouteStrip variant="mini" input={at([[25, 0, 0], none, none, none, none])} numbers here="010" />
        </div>
        <div className="strips">
          <h2>In a table row, 150 px</h2>
          <RouteStrip variant="mini" input={gearHousing} width={150} />
          <RouteStrip variant="mini" input={enclosure} width={150} />
          <RouteStrip variant="mini" input={at([none, none, none], 64)} width={150} />
          <RouteStrip variant="mini" input={at([none, none, none, none, none, none], 0, false)} width={150} />
        </div>
        <div className="strips">
          <h2>Nearly done, just begun</h2>
          <RouteStrip variant="mini" input={at([[1, 0, 0], none, [0, 237, 0], none])} width={150} numbers />
          <RouteStrip variant="mini" input={at([[0, 237, 0], [1, 0, 0], none, none])} width={150} numbers />
          <RouteStrip variant="mini" input={at([[1200, 480, 0], [950, 0, 0], none, none], 12)} width={150} numbers />
        </div>
      </div>
      <div className="line" />
      <RouteStrip variant="big" input={long} />
      <RouteStrip variant="big" input={at([none, none, none], 0, false)} />
      <div className="row" style={{ background: 'var(--paper)', padding: 12 }}>
        <RouteStrip variant="station" input={at([[0, 40, 0], [40, 0, 0], [24, 32, 0], none])} here="020" width={532} />
        <RouteStrip variant="station" input={gearHousing} here="050" width={532} />
      </div>
      <div style={{ width: 390, padding: 20 }}>
        <RouteStrip variant="customer" input={gearHousing} ordered={240} />
      </div>
    </div>
  )
}
