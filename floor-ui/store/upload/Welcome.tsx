import { formatNumber } from '../../words/numbers.ts'
import { useShopPlace } from '../../words/shop-place.tsx'
import { useFace } from '../shell/face.tsx'
import { PickFiles } from './DropZone.tsx'
import styles from './Upload.module.css'

/** Where everybody begins: the shop's own words, and the place for files. */
export function Welcome() {
  const face = useFace()
  const { locale } = useShopPlace()
  return (
    <div className={styles.welcome}>
      <div>
        <h1>{face.welcomeTitle || `Parts made by ${face.shop.name}`}</h1>
        {face.welcomeText && <p>{face.welcomeText}</p>}
      </div>
      <section className={styles.drop} aria-label="New part">
        <b>Drop your models here</b>
        <PickFiles words="Choose files" large />
        <small>
          STEP, STL, 3MF, OBJ, IGES, PLY, AMF or a ZIP of them, up to{' '}
          {formatNumber(face.maxUploadBytes / 2 ** 20, 0, locale)} MB each
        </small>
      </section>
      <ol className={styles.steps3}>
        <li>
          <b>Upload</b>
          We measure each model and show you what we see.
        </li>
        <li>
          <b>Choose</b>
          Process, material, colour, quantity: the price stands beside it at once.
        </li>
        <li>
          <b>Order</b>
          By invoice or purchase order, and follow every piece until it leaves us.
        </li>
      </ol>
    </div>
  )
}
