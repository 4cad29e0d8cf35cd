import { useQuery } from '@tanstack/react-query'
import { type ReactNode, useMemo, useState } from 'react'
import { v7 as uuidv7 } from 'uuid'
import { DragProvider } from '../../drag/DragProvider.tsx'
import { SegmentedControl } from '../../ui/Choice.tsx'
import { classes } from '../../ui/classes.ts'
import { askOperations, askStations } from '../operations-data.ts'
import { changeWords } from './change-words.ts'
import { type PlacedLine, placedLines } from './placed-lines.ts'
import { StepLine } from './StepLine.tsx'
import { SumLines } from './SumLines.tsx'
import { nextOperation, stepsEdit } from './steps-edit.ts'
import styles from './Template.module.css'
import { stepsOf, type Template, type TemplateStep } from './template-data.ts'
import type { TemplateSearch } from './template-search.ts'
import { LeftHead, RightHead } from './VersionHeads.tsx'

interface TemplateViewProps {
  template: Template
  versions: readonly Template[]
  /** The version at the left; null: none. */
  old: Template | null
  steps: readonly TemplateStep[]
  /** Takes the changed steps; null where nothing can be changed. */
  onSteps: ((steps: TemplateStep[]) => void) | null
  onlyChanges: boolean
  onOpen: (version: Template) => void
  onSearch: (search: TemplateSearch) => void
}

/** A version of a template beside another, or alone: step by step, with the sums of both at the foot. */
export function TemplateView(props: TemplateViewProps) {
  const { template, old, steps, onSteps, onlyChanges } = props
  const operations = useQuery(askOperations()).data?.items ?? []
  const stations = useQuery(askStations()).data?.items ?? []
  const left = useMemo(() => old && stepsOf(old), [old])
  const lines = useMemo(() => placedLines(left, steps), [left, steps])
  const [turned, setTurned] = useState<ReadonlyMap<string, boolean>>(new Map())
  const edit = onSteps && stepsEdit(steps, onSteps, uuidv7)
  const shown = onlyChanges && old ? lines.filter(({ change }) => change !== 'same') : lines
  const isOpen = (line: PlacedLine) => turned.get(line.key) ?? saysMore(line)
  const turn = (key: string, open: boolean) => setTurned(new Map(turned).set(key, open))
  const add = () => {
    const operation = nextOperation(steps, operations)
    if (operation && edit) turn(edit.add({ id: operation.id, name: operation.name }), true)
  }
  return (
    <DragProvider>
      <div className={classes(styles.table, !old && styles.alone)}>
        <Heads {...props} lines={lines} />
        {shown.map((line) => (
          <StepLine
            key={line.key}
            line={line}
            opened={isOpen(line)}
            onTurn={() => turn(line.key, !isOpen(line))}
            leftVersion={old?.templateVersion ?? null}
            rightVersion={template.templateVersion}
            edit={edit}
            operations={operations}
            stations={stations}
            count={steps.length}
          />
        ))}
        {shown.length === 0 && (
          <p className={styles.sameAll}>Every step is the same as in version {old?.templateVersion}.</p>
        )}
        <SumLines left={left} right={steps} onAdd={onSteps && add} />
      </div>
    </DragProvider>
  )
}

/** Steps whose instruction or pictures differ stand open: that is what one comes to read. */
function saysMore({ differs }: PlacedLine): boolean {
  return differs.includes('instructions') || differs.includes('pictureHashes')
}

function Heads(props: TemplateViewProps & { lines: readonly PlacedLine[] }) {
  const { template, versions, old, onSteps, onlyChanges, onOpen, onSearch, lines } = props
  const others = versions.filter((each) => each.id !== template.id)
  const compare = (version: Template) => onSearch({ with: version.id })
  return (
    <>
      <div className={classes(styles.line, styles.versions)}>
        {old && (
          <LeftHead
            template={old}
            versions={others}
            label="Compared with"
            onPick={compare}
            last={{ key: 'none', label: 'Compare with nothing', onPick: () => onSearch({ with: 'none' }) }}
          />
        )}
        <RightHead
          template={template}
          versions={versions}
          label="Shown"
          onPick={onOpen}
          editable={onSteps !== null}
          changes={old && changeWords(lines)}
        >
          {old && (
            <SegmentedControl
              label="Which steps are shown"
              value={onlyChanges ? 'changes' : 'all'}
              options={[
                { value: 'all', label: 'Side by side' },
                { value: 'changes', label: 'Only changes' },
              ]}
              onChange={(value) => onSearch({ with: old.id, ...(value === 'changes' ? { changes: true } : {}) })}
            />
          )}
        </RightHead>
      </div>
      <Headings compared={old !== null} editable={onSteps !== null} />
    </>
  )
}

function Headings({ compared, editable }: { compared: boolean; editable: boolean }) {
  const names = (station: ReactNode) => (
    <>
      <span>Step</span>
      <span>Operation</span>
      {station}
      <span className={styles.end}>Set-up, min</span>
    </>
  )
  return (
    <div className={classes(styles.line, styles.headings)}>
      {compared && (
        <div className={styles.before}>
          {names(null)}
          <span className={styles.end}>Run, min</span>
        </div>
      )}
      <div className={styles.after} data-read={!editable}>
        {editable && <span />}
        {names(editable ? <span>Station</span> : null)}
        <span className={editable ? undefined : styles.end}>Run, min</span>
        <span />
      </div>
    </div>
  )
}
