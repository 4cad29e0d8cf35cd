import { IconAlertTriangle, IconCube3dSphere, IconEye, IconPencil, IconTools, IconTrash } from '@tabler/icons-react'
import { lazy, Suspense, useState } from 'react'
import { Button } from '../ui/Button.tsx'
import { Dialog } from '../ui/Dialog.tsx'
import { Notice } from '../ui/Notice.tsx'
import { LinePrice } from './LinePrice.tsx'
import styles from './Lines.module.css'
import { LineVariables } from './LineVariables.tsx'
import { reasonWords } from './line-words.ts'
import { type QuoteLine, specificationWords } from './quote-data.ts'
import { SpecificationDialog } from './SpecificationDialog.tsx'
import type { QuoteActs } from './use-quote-acts.ts'

const PartViewer = lazy(async () => ({ default: (await import('../part-viewer/PartViewer.tsx')).PartViewer }))

interface LinePanelProps {
  line: QuoteLine
  currency: string
  writable: boolean
  acts: QuoteActs
}

/** What stands behind a line: why a person must look, the variables of its price, the prices by quantity. */
export function LinePanel({ line, currency, writable, acts }: LinePanelProps) {
  const [asking, setAsking] = useState<'specification' | 'model' | null>(null)
  const variables =
    line.kind === 'part' && ((line.variables ?? []).length > 0 || (line.postProcessVariables ?? []).length > 0)
  return (
    <div className={styles.panel} data-review={line.review !== null}>
      <div>
        <Reasons line={line} />
        {line.problem && <Notice>{line.problem}</Notice>}
        {line.withdrawn.length > 0 && <Notice>No longer offered: {line.withdrawn.join(', ')}.</Notice>}
        {!line.review && line.kind === 'part' && (
          <>
            <h3>How it is made</h3>
            <p className={styles.madeWords}>{specificationWords(line) || 'Not said yet.'}</p>
          </>
        )}
        <div className={styles.panelActs}>
          {line.partRevision && (
            <Button size="small" icon={<IconCube3dSphere size={15} stroke={1.75} />} onClick={() => setAsking('model')}>
              Show in 3D
            </Button>
          )}
          {writable && (
            <Button
              size="small"
              icon={<IconTools size={15} stroke={1.75} />}
              onClick={() => setAsking('specification')}
            >
              Change line
            </Button>
          )}
          {writable && (
            <Button
              size="small"
              tone="ghost"
              icon={<IconTrash size={15} stroke={1.75} />}
              onClick={() => acts.removeLine(line.id)}
            >
              Take out
            </Button>
          )}
        </div>
        {line.comment && (
          <p className={styles.madeWords}>
            <IconPencil size={14} stroke={1.75} aria-hidden /> {line.comment}
          </p>
        )}
      </div>
      {variables ? <LineVariables line={line} writable={writable} acts={acts} /> : <div />}
      {line.kind === 'part' ? <LinePrice line={line} currency={currency} writable={writable} acts={acts} /> : <div />}
      {asking === 'specification' && <SpecificationDialog line={line} acts={acts} onClose={() => setAsking(null)} />}
      {asking === 'model' && line.partRevision && (
        <Dialog opened onClose={() => setAsking(null)} width={980} title={line.name} flush>
          <div className={styles.model}>
            <Suspense fallback={null}>
              <PartViewer
                revisionId={line.partRevision.id}
                name={line.name}
                tools={['thickness', 'measure']}
                thickness={line.review !== null}
              />
            </Suspense>
          </div>
        </Dialog>
      )}
    </div>
  )
}

function Reasons({ line }: { line: QuoteLine }) {
  if (!line.review) return null
  return (
    <>
      <h3>
        <IconEye size={16} stroke={1.9} aria-hidden /> Why a person must look
      </h3>
      {line.review.reasons.map((reason) => {
        const { fact, rest } = reasonWords(reason)
        return (
          <div key={reason} className={styles.reason}>
            <IconAlertTriangle size={18} stroke={1.9} aria-hidden />
            <span>
              <b>{fact}</b>
              {rest && <span>{rest}</span>}
            </span>
          </div>
        )
      })}
      {line.review.reasons.length === 0 && <p className={styles.madeWords}>There is no usable price.</p>}
    </>
  )
}
