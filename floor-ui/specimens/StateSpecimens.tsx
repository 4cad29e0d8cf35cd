import { RouteStrip } from '../route-strip/RouteStrip.tsx'
import { Button } from '../ui/Button.tsx'
import { EmptyState, NothingFound } from '../ui/EmptyState.tsx'
import { FailedPart } from '../ui/FailedPart.tsx'
import { OfflineBand } from '../ui/OfflineBand.tsx'
import { PartPicture } from '../ui/PartPicture.tsx'
import { RefusalDialog } from '../ui/RefusalDialog.tsx'
import { SkeletonRows } from '../ui/Skeleton.tsx'
import { gearHousing } from './examples.ts'

const nothing = () => undefined

/** Every state of a part that is not the good one. */
export function StateSpecimens() {
  return (
    <div className="specimens">
      <h1>States</h1>
      <div className="boxes">
        <div className="box">
          <EmptyState title="No work orders yet" action={<Button tone="primary">Release orders</Button>}>
            An order becomes work orders when you release it. 4 orders wait for that.
          </EmptyState>
        </div>
        <div className="box">
          <SkeletonRows />
        </div>
        <div className="box">
          <NothingFound
            filters={['customer is Moreau Médical', 'held']}
            drop={{ filter: 'held', count: 2, noun: 'work orders', onDrop: nothing }}
            onClear={nothing}
          />
        </div>
        <div className="box" />
        <div className="box" style={{ padding: 16, gap: 12 }}>
          <div className="row">
            <PartPicture src={null} size={40} />
            <b>Gear housing rev C</b>
          </div>
          <RouteStrip variant="mini" input={gearHousing} width={340} numbers />
          <FailedPart what="History did not load." onRetry={nothing} />
        </div>
        <div className="box">
          <OfflineBand dataOf={new Date('2026-11-24T10:16:00Z')} retryInSeconds={5} />
        </div>
      </div>
      <RefusalDialog
        fact="Only 22 of these 24 can move."
        rest="Ada Kowalczyk put 2 on hold at 11:06, after you picked the card up."
        at={{ x: 54, y: 500 }}
        onClose={nothing}
        actions={
          <>
            <Button tone="primary">Move 22</Button>
            <Button>Put back</Button>
          </>
        }
      />
    </div>
  )
}
