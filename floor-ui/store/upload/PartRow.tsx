import { IconAlertOctagon, IconCircleCheck, IconEye, IconFile3d, IconReplace, IconX } from '@tabler/icons-react'
import { Link } from '@tanstack/react-router'
import { useRef } from 'react'
import { formatLength } from '../../part-viewer/lengths.ts'
import { Button, buttonClasses, IconButton } from '../../ui/Button.tsx'
import { classes } from '../../ui/classes.ts'
import { PartPicture } from '../../ui/PartPicture.tsx'
import { factAndRest } from '../../words/refusals.ts'
import { useShopPlace } from '../../words/shop-place.tsx'
import { Amount } from '../parts/Amount.tsx'
import type { Part } from '../store-data.ts'
import { storePaths } from '../store-paths.ts'
import { takeOffBench } from '../workbench.ts'
import { asksForUnits, factsOf, isReady } from './part-words.ts'
import { UnitsQuestion } from './UnitsQuestion.tsx'
import styles from './Upload.module.css'
import { sendFiles } from './uploads.ts'

export interface FromPrice {
  unitPrice: string | null
  underReview: boolean
}

/** A part that arrived: being measured, asking for its size, ready, or not readable. */
export function PartRow({ part, from }: { part: Part; from: FromPrice | undefined }) {
  const { locale } = useShopPlace()
  const asking = part.analysis !== 'failed' && asksForUnits(part)
  const row = (
    <div className={styles.row}>
      <PartPicture src={part.pictureUrl} size={56} />
      <div className={styles.file}>
        <b>{part.fileName ?? part.name}</b>
        <span className={styles.below}>
          {asking ? 'The file does not say its unit' : factsOf({ ...part, fileName: null }, locale)}
        </span>
      </div>
      <PartState part={part} asking={asking} from={from} />
      <div className={styles.acts}>
        {isReady(part) && part.known && (
          <Link
            to={storePaths.configure(part.known.partRevisionId)}
            className={buttonClasses()}
            onClick={() => takeOffBench(part.id)}
          >
            Use {part.known.reference ?? 'that one'}
          </Link>
        )}
        {isReady(part) && !part.known && (
          <Link to={storePaths.configure(part.id)} className={buttonClasses()}>
            Configure
          </Link>
        )}
        {part.analysis === 'failed' && <Replace part={part} />}
        {!isReady(part) && (
          <IconButton label={`Leave ${part.name} out`} onClick={() => takeOffBench(part.id)}>
            <IconX size={18} stroke={2} />
          </IconButton>
        )}
      </div>
    </div>
  )
  if (!asking) return row
  return (
    <div className={styles.asking}>
      {row}
      <UnitsQuestion part={part} />
    </div>
  )
}

function PartState({ part, asking, from }: { part: Part; asking: boolean; from: FromPrice | undefined }) {
  if (part.analysis === 'failed') {
    const { fact, rest } = factAndRest(part.problem ?? 'The file could not be read.')
    return (
      <div className={classes(styles.state, styles.bad)}>
        <IconAlertOctagon size={18} stroke={2.1} aria-hidden />
        <div>
          {fact}
          {rest && <span className={styles.below}>{rest}</span>}
        </div>
      </div>
    )
  }
  if (asking) {
    return (
      <div className={styles.state}>
        <div>
          How big is it?<span className={styles.below}>Nothing is converted without you.</span>
        </div>
      </div>
    )
  }
  if (part.analysis === 'pending') return <Measuring part={part} />
  if (part.known) return <Known known={part.known} />
  if (from?.underReview) {
    return (
      <div className={styles.state}>
        <IconEye size={18} stroke={2.1} aria-hidden />
        <span>Ready, price under review</span>
      </div>
    )
  }
  return (
    <div className={classes(styles.state, styles.good)}>
      <IconCircleCheck size={18} stroke={2.1} aria-hidden />
      <span>
        Ready
        {from?.unitPrice && (
          <>
            , from <Amount amount={from.unitPrice} />
          </>
        )}
      </span>
    </div>
  )
}

/** The same shape came before: it need not be configured again. */
function Known({ known }: { known: NonNullable<Part['known']> }) {
  const { locale } = useShopPlace()
  const same =
    known.match === 'same_file' ? 'The same file' : `Deviation ${formatLength(known.deviation ?? 0, locale)} mm`
  return (
    <div className={classes(styles.state, styles.good)}>
      <IconCircleCheck size={18} stroke={2.1} aria-hidden />
      <div>
        You have sent this part before.
        <span className={styles.below}>
          {same}, {known.reference ?? known.name}.
        </span>
      </div>
    </div>
  )
}

/** Four short bars, one per step of the analysis. */
function Measuring({ part }: { part: Part }) {
  const { step, of, name } = part.progress ?? { step: 0, of: 4, name: 'Waiting to be measured' }
  const bars = Array.from({ length: of }, (_, at) => ({ at, done: at + 1 < step ? 1 : at + 1 === step ? 0.45 : 0 }))
  return (
    <div>
      <div className={styles.progress}>
        <b>{name}</b>
        {step > 0 && (
          <span>
            step {step} of {of}
          </span>
        )}
      </div>
      <div className={styles.steps} role="progressbar" aria-label={name} aria-valuemax={of} aria-valuenow={step}>
        {bars.map(({ at, done }) => (
          <i key={at} style={{ '--done': done } as object} />
        ))}
      </div>
    </div>
  )
}

function Replace({ part }: { part: Part }) {
  const input = useRef<HTMLInputElement>(null)
  return (
    <>
      <input
        ref={input}
        type="file"
        hidden
        aria-label={`Another file for ${part.name}`}
        onChange={(event) => {
          sendFiles([...(event.currentTarget.files ?? [])])
          takeOffBench(part.id)
        }}
      />
      <Button icon={<IconReplace size={15} stroke={2} />} onClick={() => input.current?.click()}>
        Replace
      </Button>
    </>
  )
}

/** The picture of a file that is not a part yet. */
export function FilePicture() {
  return (
    <span className={styles.filePicture}>
      <IconFile3d size={26} stroke={1.6} aria-hidden />
    </span>
  )
}
