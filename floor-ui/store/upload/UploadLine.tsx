import { IconAlertOctagon, IconX } from '@tabler/icons-react'
import { sizeWords } from '../../part-upload/upload-rows.ts'
import { Button, IconButton } from '../../ui/Button.tsx'
import { classes } from '../../ui/classes.ts'
import { formatNumber } from '../../words/numbers.ts'
import { factAndRest } from '../../words/refusals.ts'
import { useShopPlace } from '../../words/shop-place.tsx'
import { FilePicture } from './PartRow.tsx'
import styles from './Upload.module.css'
import { dropUpload, sendAgain, type Upload } from './uploads.ts'

/** A file on its way, or refused with what to do. */
export function UploadLine({ upload }: { upload: Upload }) {
  const { locale } = useShopPlace()
  const { key, name, sizeBytes, share, state } = upload
  const size = sizeWords(sizeBytes, locale)
  const sent = state === 'sending' && share < 1 ? `${sizeWords(sizeBytes * share, locale)} of ${size}` : size
  return (
    <div className={styles.row}>
      <FilePicture />
      <div className={styles.file}>
        <b>{name}</b>
        <span className={styles.below}>{sent}</span>
      </div>
      {state === 'refused' || state === 'broken' ? <Failed upload={upload} /> : <Progress upload={upload} />}
      <div className={styles.acts}>
        {state === 'broken' && <Button onClick={() => sendAgain(key)}>Send again</Button>}
        <IconButton label={`Leave ${name} out`} onClick={() => dropUpload(key)}>
          <IconX size={18} stroke={2} />
        </IconButton>
      </div>
    </div>
  )
}

function Failed({ upload }: { upload: Upload }) {
  const { fact, rest } = factAndRest(upload.problem ?? 'The file was not sent.')
  return (
    <div className={classes(styles.state, styles.bad)} role="alert">
      <IconAlertOctagon size={18} stroke={2.1} aria-hidden />
      <div>
        {fact}
        <span className={styles.below}>{rest}</span>
      </div>
    </div>
  )
}

const stateWords: Partial<Record<Upload['state'], string>> = {
  waiting: 'Waiting its turn',
  cut: 'The line was cut, trying again',
}

function Progress({ upload: { share, state, secondsLeft } }: { upload: Upload }) {
  const { locale } = useShopPlace()
  const percent = formatNumber(share * 100, 0, locale)
  return (
    <div>
      <div className={styles.progress}>
        <b>{stateWords[state] ?? (share < 1 ? 'Uploading' : 'Arriving')}</b>
        {state === 'sending' && (
          <span>
            {percent} %{secondsLeft !== null && `, ${secondsLeft} s left`}
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
