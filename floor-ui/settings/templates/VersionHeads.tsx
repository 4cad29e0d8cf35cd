import { IconChevronDown, IconLock, IconPencil, IconRoute } from '@tabler/icons-react'
import type { ReactNode } from 'react'
import { Flag } from '../../ui/Flag.tsx'
import { Menu, type MenuAct } from '../../ui/Menu.tsx'
import { formatMoment } from '../../words/dates.ts'
import { countOf } from '../../words/numbers.ts'
import { useNow, useShopPlace } from '../../words/shop-place.tsx'
import styles from './Template.module.css'
import type { Template } from './template-data.ts'

/** Draft, approved or deprecated, as a flag. */
export function StateFlag({ state }: Pick<Template, 'state'>) {
  if (state === 'approved') return <Flag kind="approved">approved</Flag>
  return <Flag kind={state === 'draft' ? 'draft' : 'neutral'}>{state}</Flag>
}

interface HeadProps {
  template: Template
  versions: readonly Template[]
  /** What the list of versions is for, read out. */
  label: string
  onPick: (version: Template) => void
  /** Stands at the end of the list of versions. */
  last?: MenuAct
}

/** The name of a version, which opens the list of all. */
function VersionPick({ template, versions, label, onPick, last }: HeadProps) {
  const acts: MenuAct[] = versions.map((version) => ({
    key: version.id,
    label: `Version ${version.templateVersion}`,
    aside: version.state,
    onPick: () => onPick(version),
  }))
  return (
    <Menu
      acts={last ? [...acts, { ...last, divided: true }] : acts}
      target={
        <button type="button" className={styles.pick} aria-label={`${label}: version ${template.templateVersion}`}>
          Version {template.templateVersion}
          <IconChevronDown size={15} stroke={2} aria-hidden />
        </button>
      }
    />
  )
}

/** The old version: why it cannot change any more, or that it could. */
export function LeftHead(props: HeadProps) {
  const { template } = props
  return (
    <div className={styles.before}>
      {template.frozen ? (
        <IconLock size={20} stroke={1.9} aria-hidden />
      ) : (
        <IconRoute size={20} stroke={1.9} aria-hidden />
      )}
      <div className={styles.version}>
        <div className={styles.versionName}>
          <VersionPick {...props} />
          <StateFlag state={template.state} />
        </div>
        <p>{frozenWords(template)}</p>
      </div>
    </div>
  )
}

interface RightHeadProps extends HeadProps {
  editable: boolean
  /** What it changes against the version at its left; null: nothing is compared. */
  changes: string | null
  children: ReactNode
}

/** The new version: whose it is, and what it changes. */
export function RightHead({ editable, changes, children, ...props }: RightHeadProps) {
  const { template } = props
  const now = useNow()
  const place = useShopPlace()
  const by = template.createdBy ?? 'a program'
  return (
    <div className={styles.after}>
      {editable ? <IconPencil size={20} stroke={1.9} aria-hidden /> : <IconLock size={20} stroke={1.9} aria-hidden />}
      <div className={styles.version}>
        <div className={styles.versionName}>
          <VersionPick {...props} />
          <StateFlag state={template.state} />
          <span className={styles.quiet}>
            by {by}, {formatMoment(template.createdAt, now, place)}
          </span>
        </div>
        <p>
          {changes !== null && `${changes.charAt(0).toUpperCase()}${changes.slice(1)}. `}
          {rightWords(template, editable)}
        </p>
      </div>
      {children}
    </div>
  )
}

export function frozenWords({ frozen, workOrderCount, state }: Template): string {
  if (frozen) return `Frozen: ${countOf(workOrderCount, 'work order was', 'work orders were')} made from it.`
  return state === 'approved' ? 'No work order was made from it yet.' : 'No work order was made from it.'
}

function rightWords(template: Template, editable: boolean): string {
  if (editable) return 'Work orders take it once it is approved.'
  if (template.state === 'approved' && !template.frozen) return 'Approved as it stands: change it in the next version.'
  return frozenWords(template)
}
