import { Menu as Library } from '@mantine/core'
import { IconChevronDown, IconCircleCheck, IconLock, IconPencil, IconWand } from '@tabler/icons-react'
import { Flag } from '../../ui/Flag.tsx'
import type { Template } from '../../work-orders/routing-draft.ts'
import styles from './Schedule.module.css'
import { automatic, type RoutingOffer } from './schedule-rows.ts'

interface RoutingSelectProps {
  /** The part's name, read out. */
  part: string
  offer: RoutingOffer
  choice: string | null
  edited: boolean
  refused: boolean
  /** The shop schedules approved templates only. */
  gate: boolean
  onChoose: (choice: string) => void
  onEdit: () => void
}

/** Automatic, the part's templates, the library's; what is not allowed stays with a lock and its reason. */
export function RoutingSelect(props: RoutingSelectProps) {
  const { part, offer, choice, edited, refused, gate, onChoose, onEdit } = props
  const template = offer.templates.find((each) => each.id === choice)
  const shown = offer.templates.filter((each) => each.state !== 'deprecated')
  return (
    <Library width="target" withinPortal position="bottom-start" transitionProps={{ duration: 0 }}>
      <Library.Target>
        <button
          type="button"
          className={styles.select}
          data-edited={edited}
          data-refused={refused}
          aria-label={`Routing of ${part}`}
        >
          {template?.state === 'approved' && <IconCircleCheck size={16} stroke={2.1} className={styles.approved} />}
          <span className={styles.selectWords}>{wordsOf(choice, template)}</span>
          {template?.state === 'draft' && <Flag kind="draft">draft</Flag>}
          {edited && <span className={styles.edited}>Edited</span>}
          <span className={styles.grow} />
          <IconChevronDown size={15} stroke={2} aria-hidden />
        </button>
      </Library.Target>
      <Library.Dropdown className={styles.options ?? ''}>
        <Library.Item
          disabled={gate || offer.derived?.length === 0}
          leftSection={gate ? <IconLock size={16} stroke={1.75} /> : <IconWand size={16} stroke={1.75} />}
          rightSection={<AutomaticAside gate={gate} empty={offer.derived?.length === 0} />}
          onClick={() => onChoose(automatic)}
          data-chosen={choice === automatic}
        >
          Automatic
        </Library.Item>
        {shown.map((each) => (
          <Library.Item
            key={each.id}
            onClick={() => onChoose(each.id)}
            data-chosen={choice === each.id}
            rightSection={<TemplateAside template={each} standard={each.id === offer.standardId} />}
          >
            {each.name}, v{each.templateVersion}
          </Library.Item>
        ))}
        <Library.Divider />
        <Library.Item leftSection={<IconPencil size={16} stroke={1.75} />} onClick={onEdit}>
          Edit steps for this run
        </Library.Item>
      </Library.Dropdown>
    </Library>
  )
}

function wordsOf(choice: string | null, template: Template | undefined) {
  if (choice === automatic) return 'Automatic'
  return template ? (
    `${template.name}, v${template.templateVersion}`
  ) : (
    <span className={styles.hint}>Choose a template</span>
  )
}

function AutomaticAside({ gate, empty }: { gate: boolean; empty: boolean }) {
  if (gate) return <span className={styles.aside}>not while approval is required</span>
  return empty ? <span className={styles.aside}>the process names no operations</span> : null
}

function TemplateAside({ template, standard }: { template: Template; standard: boolean }) {
  if (template.state === 'draft') return <Flag kind="draft">draft</Flag>
  const words = [standard && 'default', template.partSpecification === null && 'library'].filter(Boolean)
  return words.length > 0 ? <span className={styles.aside}>{words.join(', ')}</span> : null
}
