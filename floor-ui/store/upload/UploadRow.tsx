import { IconAlertOctagon, IconX } from '@tabler/icons-react'
import { IconButton } from '../../ui/Button.tsx'
import { classes } from '../../ui/classes.ts'
import { formatNumber } from '../../words/numbers.ts'
import { useShopPlace } from '../../words/shop-place.tsx'
import { FilePicture } from './PartRow.tsx'
import { fileSizeWords, secondsLeft } from './part-words.ts'
import styles from './Upload.module.css'
import { dropUpload, type Upload } from './uploads.ts'

/** A file on its way, or refused with what to do. */
export function UploadRow({ upload }: { upload: Upload }) {
  const { locale } = useShopPlace()
  const { file, share, state } = upload
  const size = fileSizeWords(file.size, locale)
  const sent = state === 'sending' && share < 1 ? `${fileSizeWords(file.size * share, locale)} of ${size}` : size
  return (
    <div className={styles.row}>
      <FilePicture />
      <div className={styles.file}>
        <b>{file.name}</b>
        <span className={styles.below}>{sent}</span>
      </div>
      {upload.problem ? (
        <div className={classes(styles.state, styles.bad)} role="alert">
          <IconAlertOctagon size={18} stroke={2.1} aria-hidden />
          <div>
            {upload.problem.fact}
            <span className={styles.below}>{upload.problem.rest}</span>
          </div>
        </div>
      ) : (
        <Progress upload={upload} />
      )}
      <div className={styles.acts}>
        <IconButton label={`Leave ${file.name} out`} onClick={() => dropUpload(upload.id)}>
          <IconX size={18} stroke={2} />
        </IconButton>
      </div>
    </div>
  )
}

function Progress({ upload: { share, state, startedAt } }: { upload: Upload }) {
  const { locale } = useShopPlace()
  const left = state === 'sending' ? secondsLeft(share, Date.now() - startedAt) : null
  const percent = formatNumber(share * 100, 0, locale)
  return (
    <div>
      <div className={styles.progress}>
        <b>{state === 'waiting' ? 'Waiting' : share < 1 ? 'Uploading' : 'Arriving'}</b>
        {state === 'sending' && (
          <span>
            {percent} %{left !== null && `, ${left} s left`}
          </span>
        )}
      </div>
      <div
        className={styles.bar}
        role="progressbar"
        aria-label="Uploaded"
        aria-valuemax={100}
        aria-valuenow={Math.round(share * 100)}
      >
        <i style={{ width: `${share * 100}%` }} />
      </div>
    </div>
  )
}
