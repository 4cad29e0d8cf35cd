import { StageLine } from '../../route-strip/CustomerStages.tsx'
import { PartPicture } from '../../ui/PartPicture.tsx'
import { countOf, formatPieces } from '../../words/numbers.ts'
import { useShopPlace } from '../../words/shop-place.tsx'
import type { MyOrder } from './MyOrderPage.tsx'
import styles from './Order.module.css'

interface RequisitionWayProps {
  requisition: MyOrder['requisitions'][number]
  /** The only part of the order: the head says its name already. */
  alone: boolean
}

/** Where the pieces of one part are: stages and shares, never scrap, holds or people. */
export function RequisitionWay({ requisition, alone }: RequisitionWayProps) {
  const { locale } = useShopPlace()
  const { name, quantity, finishedQuantity, stages } = requisition
  return (
    <section aria-label={name}>
      {!alone && (
        <header className={styles.part}>
          <PartPicture src={requisition.partRevision?.pictureUrl} size={44} />
          <h2>{name}</h2>
          <span>
            <b>{formatPieces(finishedQuantity, locale)}</b> of {formatPieces(quantity, locale)} ready
          </span>
        </header>
      )}
      {stages.length > 0 ? (
        <StageLine stages={stages} ended={finishedQuantity > 0} />
      ) : (
        <p className={styles.planned}>
          {countOf(quantity, 'piece is', 'pieces are', locale)} ordered. Production is being planned.
        </p>
      )}
    </section>
  )
}
