import {
  IconArrowsExchange,
  IconCamera,
  IconCloudOff,
  IconDeviceDesktop,
  IconLogout,
  IconMoon,
  IconSun,
  IconVolume,
  IconVolumeOff,
  IconWifi,
} from '@tabler/icons-react'
import { type ReactNode, useState } from 'react'
import { useTheme } from '../theme/theme-choice.ts'
import { Menu } from '../ui/Menu.tsx'
import { initials } from '../ui/PersonBadge.tsx'
import { formatTime } from '../words/dates.ts'
import { useNow, useShopPlace } from '../words/shop-place.tsx'
import { isMuted, rememberMuted } from './device.ts'
import styles from './StationBar.module.css'
import { signOf } from './station-words.ts'

/** How the station stands to the shop's server. */
export interface LineState {
  online: boolean
  /** The second line: "everything sent", "1 report is being sent", "since 11:16". */
  words: string
}

/** What everybody at the station should know while it lasts. */
export interface Notice {
  fact: string
  next: string
}

interface StationBarProps {
  stationName: string
  line: LineState | null
  notice?: Notice | null
  person?: { name: string; badge: string | null } | undefined
  onSignOff?: (() => void) | undefined
  onChooseStation?: (() => void) | undefined
  onDesk?: (() => void) | undefined
  onCamera?: (() => void) | undefined
}

/** Which station this is from three metres, then the line, the person and the time. */
export function StationBar({ stationName, line, notice = null, person, onCamera, ...acts }: StationBarProps) {
  const now = useNow()
  const place = useShopPlace()
  return (
    <header className={styles.bar} data-notice={notice !== null || undefined}>
      <StationSign name={stationName} />
      <NoticeWords notice={notice} />
      {onCamera && notice === null && (
        <button type="button" className={styles.item} onClick={onCamera}>
          <IconCamera size={24} stroke={2} aria-hidden />
          <span className={styles.wide}>Camera</span>
          <span className="visually-hidden">Scan with the camera</span>
        </button>
      )}
      {line && notice === null && (
        <div className={styles.item} role="status">
          {line.online ? (
            <IconWifi size={24} stroke={2.1} className={styles.online} aria-hidden />
          ) : (
            <IconCloudOff size={24} stroke={2} aria-hidden />
          )}
          <span className={styles.words}>
            {line.online ? 'Online' : 'Offline'}
            <small>{line.words}</small>
          </span>
        </div>
      )}
      {person && <Person person={person} {...acts} />}
      <time className={styles.clock}>{formatTime(now, place)}</time>
    </header>
  )
}

/** It has the free part of the bar, so that nothing a hand is about to touch moves when it comes and goes. */
function NoticeWords({ notice }: { notice: Notice | null }) {
  return (
    <div className={styles.grow} role="status">
      {notice && (
        <>
          <IconCloudOff size={26} stroke={2} aria-hidden />
          <span>
            <b>{notice.fact}</b> {notice.next}
          </span>
        </>
      )}
    </div>
  )
}

export function StationSign({ name }: { name: string }) {
  const { words, number } = signOf(name)
  return (
    <div className={styles.sign}>
      <span className={styles.signWords}>{words}</span>
      {number !== null && <b>{number}</b>}
    </div>
  )
}

type PersonProps = Required<Pick<StationBarProps, 'person'>> &
  Pick<StationBarProps, 'onSignOff' | 'onChooseStation' | 'onDesk'>

function Person({ person, onSignOff, onChooseStation, onDesk }: PersonProps) {
  const [muted, setMuted] = useState(isMuted)
  const { theme, toggle } = useTheme()
  if (!person) return null
  const act = (key: string, label: string, icon: ReactNode, onPick: (() => void) | undefined) =>
    onPick ? [{ key, label, icon, onPick }] : []
  const sound = () => {
    rememberMuted(!muted)
    setMuted(!muted)
  }
  return (
    <Menu
      width={300}
      acts={[
        ...act('off', 'Sign off', <IconLogout size={22} />, onSignOff),
        ...act(
          'sound',
          muted ? 'Switch sound on' : 'Switch sound off',
          muted ? <IconVolume size={22} /> : <IconVolumeOff size={22} />,
          sound,
        ),
        ...act(
          'theme',
          theme === 'dark' ? 'Light screen' : 'Dark screen',
          theme === 'dark' ? <IconSun size={22} /> : <IconMoon size={22} />,
          toggle,
        ),
        ...act('station', 'Be another station', <IconArrowsExchange size={22} />, onChooseStation),
        ...act('desk', 'Back to the desk', <IconDeviceDesktop size={22} />, onDesk),
      ]}
      target={
        <button type="button" className={styles.item}>
          <span className={styles.initials} aria-hidden>
            {initials(person.name)}
          </span>
          <span className={styles.words}>
            {person.name}
            <small className="mono">
              {person.badge === null ? 'from the desk' : `1H${person.badge.replace(/^1H/u, '')}`}
            </small>
          </span>
          <span className="visually-hidden">{person.name}: sign off and more</span>
        </button>
      }
    />
  )
}
