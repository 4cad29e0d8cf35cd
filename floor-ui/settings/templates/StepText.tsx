import { useMemo } from 'react'
import { Button } from '../../ui/Button.tsx'
import { classes } from '../../ui/classes.ts'
import { Markdown } from '../../ui/Markdown.tsx'
import instruction from './Instruction.module.css'
import { InstructionEditor } from './InstructionEditor.tsx'
import type { LineContext, PlacedLine } from './placed-lines.ts'
import { StepPictures } from './StepPictures.tsx'
import type { StepsEdit } from './steps-edit.ts'
import { nextOperation } from './steps-edit.ts'
import styles from './Template.module.css'
import type { TemplateStep } from './template-data.ts'
import { usePictures } from './use-pictures.ts'
import { type Stretch, wordChanges } from './word-changes.ts'

interface StepTextProps extends LineContext {
  line: PlacedLine
}

/** What the station shows of a step: instruction and pictures, old beside new. */
export function StepText(props: StepTextProps) {
  const { line, leftVersion, edit } = props
  const before = line.left?.instructions ?? ''
  const after = line.right?.instructions ?? ''
  const changes = useMemo(() => wordChanges(before, after), [before, after])
  const compared = leftVersion !== null && line.left !== null && line.right !== null
  const whole = [{ text: after, only: false }]
  const changed = leftVersion !== null && line.change !== 'same'
  return (
    <div className={classes(styles.line, styles.open)}>
      {leftVersion !== null && (
        <div className={styles.before}>
          {line.left && <OldText step={line.left} stretches={compared && before !== after ? changes.before : null} />}
        </div>
      )}
      <div className={styles.after} data-read={edit === null} data-tone={changed ? 'changed' : undefined}>
        {line.right && edit ? (
          <EditedText {...props} step={line.right} edit={edit} stretches={compared ? changes.after : whole} />
        ) : (
          line.right && (
            <NewText
              step={line.right}
              number={line.rightNumber ?? ''}
              stretches={compared && before !== after ? changes.after : null}
            />
          )
        )}
      </div>
    </div>
  )
}

function OldText({ step, stretches }: { step: TemplateStep; stretches: readonly Stretch[] | null }) {
  return (
    <>
      <h4>Instruction</h4>
      {stretches ? <Compared stretches={stretches} as="del" /> : <Instruction text={step.instructions} />}
      <h4>{step.pictureHashes.length > 1 ? 'Pictures' : 'Picture'}</h4>
      <div className={styles.oldPictures}>
        <StepPictures hashes={step.pictureHashes} step={step.operation.name} />
      </div>
    </>
  )
}

interface NewTextProps {
  step: TemplateStep
  number: string
  stretches: readonly Stretch[] | null
}

function NewText({ step, number, stretches }: NewTextProps) {
  return (
    <>
      <div>
        <h4>Instruction, shown at the station</h4>
        {stretches ? <Compared stretches={stretches} as="ins" /> : <Instruction text={step.instructions} />}
      </div>
      <div>
        <h4>{step.pictureHashes.length > 1 ? 'Pictures' : 'Picture'}</h4>
        <StepPictures hashes={step.pictureHashes} step={number} />
      </div>
    </>
  )
}

function Instruction({ text }: { text: string }) {
  return text.trim() === '' ? <span className={instruction.none}>none</span> : <Markdown text={text} />
}

function Compared({ stretches, as: Only }: { stretches: readonly Stretch[]; as: 'ins' | 'del' }) {
  return (
    <p className={instruction.compared}>
      {stretches.map((stretch, index) =>
        // biome-ignore lint/suspicious/noArrayIndexKey: stretches of one text have no identity but their place
        stretch.only ? <Only key={index}>{stretch.text}</Only> : <span key={index}>{stretch.text}</span>,
      )}
    </p>
  )
}

interface EditedTextProps extends StepTextProps {
  step: TemplateStep
  edit: StepsEdit
  stretches: readonly Stretch[]
}

function EditedText({ step, edit, stretches, line, operations, count }: EditedTextProps) {
  const number = line.rightNumber ?? ''
  const pictures = usePictures((hash) => {
    if (!step.pictureHashes.includes(hash)) edit.change(step.key, { pictureHashes: [...step.pictureHashes, hash] })
  })
  const next = nextOperation([step], operations)
  return (
    <>
      <InstructionEditor
        step={number}
        value={step.instructions}
        stretches={stretches}
        onChange={(instructions) => edit.change(step.key, { instructions })}
        onPictures={pictures.send}
      />
      <div>
        <h4>{step.pictureHashes.length > 1 ? 'Pictures' : 'Picture'}</h4>
        <StepPictures
          hashes={step.pictureHashes}
          step={number}
          sending={pictures.sending}
          onForget={pictures.forget}
          onRemove={(hash) =>
            edit.change(step.key, { pictureHashes: step.pictureHashes.filter((each) => each !== hash) })
          }
        />
      </div>
      <div className={styles.stepActs}>
        <Button size="small" tone="ghost" disabled={!next} onClick={() => next && edit.add(next, step.key)}>
          Step below
        </Button>
        <Button
          size="small"
          tone="ghost"
          disabled={count === 1}
          title={count === 1 ? 'A routing has at least one step.' : undefined}
          onClick={() => edit.remove(step.key)}
        >
          Remove step {number}
        </Button>
      </div>
    </>
  )
}
