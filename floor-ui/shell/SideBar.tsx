import { IconFlag, IconKeyboard, IconLogout, IconMoon, IconSun } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { houseEndpoints } from '#api/contract/settings.ts'
import { plans } from '#domain/people/roles.ts'
import { paths } from '../paths.ts'
import { ask } from '../server/queries.ts'
import { useTheme } from '../theme/theme-choice.ts'
import { Brand } from '../ui/Brand.tsx'
import { IconButton } from '../ui/Button.tsx'
import { Menu } from '../ui/Menu.tsx'
import { PersonBadge } from '../ui/PersonBadge.tsx'
import { formatPieces } from '../words/numbers.ts'
import { roleWords } from '../words/status.ts'
import styles from './SideBar.module.css'
import type { Section } from './sections.tsx'
import { useSession } from './session.tsx'
import { useSignOut } from './use-sign-out.ts'

interface SideBarProps {
  sections: readonly Section[]
  /** A drawer closes when one goes somewhere. */
  onGo?: (() => void) | undefined
  onKeys: () => void
}

/** Where one can go, with the numbers that ask for it; at the foot who one is. */
export function SideBar({ sections, onGo, onKeys }: SideBarProps) {
  const counts = useQuery(ask(houseEndpoints.counts, {}))
  return (
    <nav className={styles.side} aria-label="Sections">
      <div className={styles.brand}>
        <Brand />
      </div>
      {sections
        .filter((section) => !section.hidden)
        .map((section) => (
          <div key={section.path}>
            {section.group && <div className={styles.group}>{section.group}</div>}
            <Link to={section.path} className={styles.section} activeProps={{ 'aria-current': 'page' }} onClick={onGo}>
              <section.icon size={17} stroke={1.7} aria-hidden />
              {section.label}
              <SectionCount count={section.count && counts.data?.[section.count]} />
            </Link>
          </div>
        ))}
      <div className={styles.rest} />
      <WayLink onGo={onGo} />
      <Person onKeys={onKeys} />
    </nav>
  )
}

function SectionCount({ count }: { count: number | undefined }) {
  return count === undefined ? null : <span className={styles.count}>{formatPieces(count)}</span>
}

/** A new shop comes back to its way to the first scan from here, until it is done. */
function WayLink({ onGo }: Pick<SideBarProps, 'onGo'>) {
  const { user } = useSession()
  const mayConfigure = plans(user.role)
  const { data } = useQuery({ ...ask(houseEndpoints.checklist, {}), enabled: mayConfigure })
  if (!data || data.complete) return null
  const done = data.stops.filter((stop) => stop.done).length
  return (
    <Link to={paths.firstRun} className={styles.section} onClick={onGo}>
      <IconFlag size={17} stroke={1.7} aria-hidden />
      First scan
      <span className={styles.count}>
        {done} of {data.stops.length}
      </span>
    </Link>
  )
}

function Person({ onKeys }: { onKeys: () => void }) {
  const { user } = useSession()
  const { theme, toggle } = useTheme()
  const signOut = useSignOut()
  return (
    <div className={styles.foot}>
      <Menu
        width={180}
        target={
          <button type="button" className={styles.person}>
            <PersonBadge name={user.name} />
            <span className={styles.names}>
              <span className={styles.name}>{user.name}</span>
              <span className={styles.role}>{roleWords[user.role]}</span>
            </span>
          </button>
        }
        acts={[
          { key: 'keys', label: 'Keys', icon: <IconKeyboard size={16} stroke={1.75} />, aside: '?', onPick: onKeys },
          {
            key: 'out',
            label: 'Sign out',
            icon: <IconLogout size={16} stroke={1.75} />,
            divided: true,
            onPick: signOut,
          },
        ]}
      />
      <IconButton label={theme === 'dark' ? 'Light' : 'Dark'} size="small" onClick={toggle}>
        {theme === 'dark' ? <IconSun size={16} stroke={1.75} /> : <IconMoon size={16} stroke={1.75} />}
      </IconButton>
    </div>
  )
}
