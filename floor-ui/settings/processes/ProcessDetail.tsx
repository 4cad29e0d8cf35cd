import { IconCopy, IconMathFunction } from '@tabler/icons-react'
import { Link } from '@tanstack/react-router'
import { useState } from 'react'
import { paths } from '../../paths.ts'
import { Button, buttonClasses } from '../../ui/Button.tsx'
import { Flag } from '../../ui/Flag.tsx'
import { Refusal } from '../../ui/Refusal.tsx'
import { SaveBar } from '../../ui/SaveBar.tsx'
import { countOf } from '../../words/numbers.ts'
import styles from '../Settings.module.css'
import { CopyProcess } from './CopyProcess.tsx'
import { MaterialsGrid } from './MaterialsGrid.tsx'
import { NamedValues } from './NamedValues.tsx'
import { ProcessFacts } from './ProcessFacts.tsx'
import { ProcessOperations } from './ProcessOperations.tsx'
import type { Material, Process } from './process-data.ts'
import { useProcessDraft } from './use-process-draft.ts'
import { useReaders } from './use-readers.ts'
import { VariablesTable } from './VariablesTable.tsx'

/** One process: what it is, the operations of Automatic, the schema of its materials, the materials themselves. */
export function ProcessDetail({ process, materials }: { process: Process; materials: readonly Material[] }) {
  const draft = useProcessDraft(process, materials)
  const readers = useReaders(process)
  const { value, set } = draft
  const [copying, setCopying] = useState(false)
  return (
    <div className={styles.detail}>
      <div className={styles.scroll}>
        <section className={styles.block}>
          <div className={styles.title}>
            <h1>{process.name}</h1>
            <Standing process={process} live={readers.live} />
            <span style={{ flex: 1 }} />
            <Button size="small" icon={<IconCopy size={15} stroke={1.75} />} onClick={() => setCopying(true)}>
              Copy
            </Button>
            <Link to={paths.equation(process.id)} className={buttonClasses({ size: 'small' })}>
              <IconMathFunction size={15} stroke={1.75} aria-hidden />
              {readers.live ? `Open equation ${readers.live}` : 'Write its equation'}
            </Link>
          </div>
          <ProcessFacts process={process} value={value} set={set} />
          <Refusal error={draft.error} />
        </section>
        <VariablesTable rows={value.variables} readers={readers} onChange={(variables) => set({ variables })} />
        <MaterialsGrid
          process={process}
          materials={materials}
          rows={value.variables}
          cells={value.cells}
          onCells={(cells) => set({ cells })}
        />
        <ProcessOperations value={value.operationIds} onChange={(operationIds) => set({ operationIds })} />
        <NamedValues kind="infill" process={process} />
        <NamedValues kind="precision" process={process} />
      </div>
      {draft.changes.length > 0 && (
        <SaveBar
          onDiscard={draft.reset}
          onSave={() => void draft.save()}
          saving={draft.saving}
          blocked={draft.blocker}
          saveLabel={`Save ${countOf(draft.changes.length, 'change', 'changes')}`}
        >
          <b>{countOf(draft.changes.length, 'change', 'changes')}:</b> {draft.changes.join(', ')}. {draft.follows}
        </SaveBar>
      )}
      {copying && <CopyProcess process={process} onClose={() => setCopying(false)} />}
    </div>
  )
}

function Standing({ process, live }: { process: Process; live: number | null }) {
  if (process.internal) return <Flag kind="neutral">internal</Flag>
  if (live === null) return <Flag kind="warning">no equation: every line is reviewed</Flag>
  return <Flag kind="finished">{process.customerOrganisationId ? 'for one customer' : 'live in the store'}</Flag>
}
