import { IconAlertOctagon, IconAlertTriangle, IconEye, IconTrash } from '@tabler/icons-react'
import { Link } from '@tanstack/react-router'
import { useEffect, useRef, useState } from 'react'
import { basketEndpoints } from '#api/contract/store.ts'
import { useCommand } from '../../server/use-command.ts'
import { buttonClasses, IconButton } from '../../ui/Button.tsx'
import { Flag } from '../../ui/Flag.tsx'
import { PartPicture } from '../../ui/PartPicture.tsx'
import { Refusal } from '../../ui/Refusal.tsx'
import { NumberField } from '../../ui/TextField.tsx'
import { useShopPlace } from '../../words/shop-place.tsx'
import { countedQuantity } from '../configure/ladder.ts'
import { times } from '../configure/money.ts'
import { Amount } from '../parts/Amount.tsx'
import { basketUrls, type Line } from '../store-data.ts'
import { storePaths } from '../store-paths.ts'
import { factsOf } from '../upload/part-words.ts'
import styles from './Basket.module.css'

interface BasketLineRowProps {
  line: Line
  pricesShown: boolean
}

/** One part of the basket; its quantity is changed in place, the rest behind "Change". */
export function BasketLineRow({ line, pricesShown }: BasketLineRowProps) {
  const { locale } = useShopPlace()
  const { quantity, setQuantity, pending, error } = useQuantity(line)
  const remove = useCommand(basketEndpoints.remove, { stale: basketUrls })
  const rung = quantity === line.quantity ? undefined : line.ladder.find((each) => each.quantity === quantity)
  const unitPrice = rung?.unitPrice ?? line.unitPrice
  return (
    <li className={styles.line} data-refused={line.problem !== null}>
      <PartPicture src={line.part.pictureUrl} size={56} />
      <div className={styles.what}>
        <b>{line.customerReference ? `${line.part.name}, ${line.customerReference}` : line.part.name}</b>
        <span>{madeOf(line)}</span>
        <small>{factsOf(line.part, locale)}</small>
      </div>
      <div className={styles.count}>
        <NumberField
          label={`Quantity of ${line.part.name}`}
          bare
          unit="pieces"
          value={quantity}
          onChange={(value) => setQuantity(countedQuantity(value))}
        />
      </div>
      <div className={styles.price}>
        {line.underReview ? (
          <Flag kind="review">
            <IconEye size={13} stroke={2.2} aria-hidden />
            Under review
          </Flag>
        ) : (
          pricesShown &&
          unitPrice && (
            <>
              <b>
                <Amount amount={times(unitPrice, quantity)} stale={pending} />
              </b>
              <small>
                <Amount amount={unitPrice} stale={pending} /> of one
              </small>
            </>
          )
        )}
      </div>
      <div className={styles.acts}>
        <Link to={storePaths.line(line.id)} className={buttonClasses({ size: 'small' })}>
          Change
        </Link>
        <IconButton
          size="small"
          label={`Take ${line.part.name} out`}
          disabled={remove.isPending}
          onClick={() => remove.run({ params: { id: line.id }, body: {} })}
        >
          <IconTrash size={17} stroke={1.75} />
        </IconButton>
      </div>
      <LineNotices line={line} />
      <Refusal error={error ?? remove.error} />
    </li>
  )
}

/** What is wrong with it, then what to know about it. */
export function LineNotices({ line }: { line: Line }) {
  if (line.problem) {
    return (
      <p className={styles.problem} role="alert">
        <IconAlertOctagon size={17} stroke={2} aria-hidden />
        {line.problem.detail}
      </p>
    )
  }
  if (line.underReview) {
    return (
      <p className={styles.notice}>
        <IconEye size={17} stroke={1.9} aria-hidden />
        {line.warnings[0]?.detail ?? 'A person looks at it and sends a price.'}
      </p>
    )
  }
  return line.warnings.map((warning) => (
    <p key={warning.code} className={styles.notice}>
      <IconAlertTriangle size={17} stroke={1.9} aria-hidden />
      {warning.detail}
    </p>
  ))
}

/** "MJF PA 12, PA 12, black, smoothed, standard" */
function madeOf(line: Line): string {
  const named = [line.process, line.material, line.infill, line.precision, ...line.postProcesses, line.leadTime]
  const [process, material, ...rest] = named.map((each) => each?.name)
  return [process, material, line.color, ...rest].filter(Boolean).join(', ')
}

const typingPauseMs = 450

/** What was typed is shown at once and said to the shop after a pause. */
function useQuantity(line: Line) {
  const [quantity, setQuantity] = useState(line.quantity)
  const change = useCommand(basketEndpoints.change, { stale: basketUrls })
  const { run } = change
  const latest = useRef(run)
  latest.current = run
  useEffect(() => setQuantity(line.quantity), [line.quantity])
  useEffect(() => {
    if (quantity === line.quantity) return
    const timer = setTimeout(() => latest.current({ params: { id: line.id }, body: { quantity } }), typingPauseMs)
    return () => clearTimeout(timer)
  }, [quantity, line.id, line.quantity])
  return { quantity, setQuantity, pending: change.isPending || quantity !== line.quantity, error: change.error }
}
