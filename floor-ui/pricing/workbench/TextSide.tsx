import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { Refusal } from '../../ui/Refusal.tsx'
import { EquationEditor, type Judgement } from '../editor/EquationEditor.tsx'
import { type OwnerRow, withoutEquation } from '../owners.ts'
import { askContract, type Version } from '../pricing-data.ts'
import type { Comparison } from './CompareDialog.tsx'
import { ProblemBar } from './ProblemBar.tsx'
import { StarterPicker } from './StarterPicker.tsx'
import { OvertakenNotice, TextTabs } from './TextTabs.tsx'
import type { WorkingText } from './use-working-text.ts'
import { Versions } from './Versions.tsx'
import styles from './Workbench.module.css'

export interface TextSideProps {
  owner: OwnerRow
  versions: readonly Version[]
  working: WorkingText
  judgement: Judgement | null
  mayEdit: boolean
  nextVersion: number
  onSave: () => void
  onTest: () => void
  onCompare: (comparison: Comparison) => void
  onPublish: (version: Version) => void
}

/** The equation's text: the draft or the live one, what the check says, the versions below. */
export function TextSide(props: TextSideProps) {
  const { owner, versions, working, judgement, mayEdit, nextVersion, onSave, onTest, onCompare, onPublish } = props
  const { draft, live, dirty } = working
  const [tab, setTab] = useState<'draft' | 'live'>(draft || dirty || !live ? 'draft' : 'live')
  const [goTo, setGoTo] = useState<{ line: number; column: number; asked: number } | null>(null)
  const contract = useQuery(askContract(owner)).data?.text ?? null
  const shown = tab === 'live' && live ? 'live' : 'draft'
  const draftName = `Draft ${draft?.version ?? nextVersion}`
  const empty = shown === 'draft' && working.text.trim() === '' && mayEdit
  return (
    <section className={styles.text} aria-label="Equation">
      <TextTabs
        working={working}
        current={shown}
        onChange={setTab}
        draftName={draftName}
        mayEdit={mayEdit}
        onSave={onSave}
      />
      {working.overtaken && <OvertakenNotice onTheirs={working.discard} />}
      <Refusal error={working.saveError} />
      {empty && <StarterPicker owner={owner} onPick={working.begin} />}
      <EquationEditor
        identity={`${working.identity} ${shown} ${shown === 'live' ? live?.id : ''}`}
        text={shown === 'live' ? (live?.source ?? '') : working.text}
        label={`${shown === 'live' ? `Live ${live?.version}` : draftName} of ${owner.name}`}
        contract={contract}
        judgement={shown === 'live' && live ? { text: live.source, remarks: live.diagnostics } : judgement}
        readOnly={!mayEdit || shown === 'live'}
        onChange={working.set}
        onSave={onSave}
        onTest={onTest}
        goTo={goTo}
      />
      <ProblemBar
        text={shown === 'live' ? (live?.source ?? '') : working.text}
        judgement={shown === 'live' && live ? { text: live.source, remarks: live.diagnostics } : judgement}
        name={shown === 'live' ? `Live ${live?.version}` : draftName}
        isLive={shown === 'live'}
        none={working.text.trim() === '' ? withoutEquation(owner) : null}
        onGo={(place) => setGoTo({ ...place, asked: Date.now() })}
      />
      <Versions
        versions={versions}
        live={live}
        mayEdit={mayEdit}
        onCompare={onCompare}
        onPublish={onPublish}
        onBegin={(text) => {
          working.begin(text)
          setTab('draft')
        }}
      />
    </section>
  )
}
