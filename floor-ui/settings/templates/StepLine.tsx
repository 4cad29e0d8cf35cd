import { useDropColumn } from '../../drag/use-drop-column.ts'
import { Button } from '../../ui/Button.tsx'
import { classes } from '../../ui/classes.ts'
import type { LineContext, PlacedLine } from './placed-lines.ts'
import { type CarriedStep, Opener, StepFields, StepWords } from './StepCells.tsx'
import { StepText } from './StepText.tsx'
import styles from './Template.module.css'
import type { TemplateStep } from './template-data.ts'

interface StepLineProps extends LineContext {
  line: PlacedLine
  opened: boolean
  onTurn: () => void
}

/** One step in both versions, side by side, and below it what the station shows. */
export function StepLine(props: StepLineProps) {
  const { line, leftVersion, opened } = props
  return (
    <>
      <div className={styles.line} data-step={line.rightNumber ?? line.leftNumber}>
        {leftVersion !== null && (
          <div className={styles.before}>
            {line.left && line.leftNumber ? (
              <StepWords step={line.left} number={line.leftNumber} />
            ) : (
              <span className={styles.absent}>
                {line.elsewhere ? `step ${line.elsewhere} in version ${leftVersion}` : `not in version ${leftVersion}`}
              </span>
            )}
          </div>
        )}
        {line.right ? <RightStep {...props} step={line.right} /> : <GoneStep {...props} />}
      </div>
      {opened && <StepText {...props} />}
    </>
  )
}

function toneOf({ change }: PlacedLine, compared: boolean): 'changed' | undefined {
  return compared && change !== 'same' ? 'changed' : undefined
}

function RightStep({ step, ...props }: StepLineProps & { step: TemplateStep }) {
  const { line, leftVersion, edit, opened, onTurn } = props
  const number = line.rightNumber ?? ''
  const drop = useDropColumn<CarriedStep, number>({
    kind: 'step',
    place: line.rightIndex,
    takes: ({ key }) => key !== step.key,
    hand: { over: () => undefined, drop: ({ key }, to) => edit?.move(key, to) },
  })
  const compared = leftVersion !== null
  const added = compared && line.change === 'added'
  return (
    <div
      ref={edit ? drop.ref : null}
      className={styles.after}
      data-read={edit === null}
      data-tone={toneOf(line, compared)}
      data-over={drop.over}
    >
      {edit ? (
        <StepFields
          step={step}
          number={number}
          index={line.rightIndex}
          added={added}
          differs={compared ? line.differs : []}
          edit={edit}
          operations={props.operations}
          stations={props.stations}
        />
      ) : (
        <StepWords step={step} number={number} />
      )}
      <Opener step={step} number={number} opened={opened} onTurn={onTurn} />
    </div>
  )
}

/** A step that only the old version has. */
function GoneStep({ line, edit, rightVersion }: StepLineProps) {
  const { left, after, elsewhere } = line
  return (
    <div className={classes(styles.after)} data-tone="changed" data-read={edit === null}>
      <span className={styles.struck}>
        {elsewhere ? `moved to step ${elsewhere}` : `not in version ${rightVersion}`}
        {edit && left && !elsewhere && (
          <Button size="small" onClick={() => edit.putBack(left, after)}>
            Put {left.operation.name} back
          </Button>
        )}
      </span>
    </div>
  )
}
