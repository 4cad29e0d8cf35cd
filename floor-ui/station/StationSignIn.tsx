import { IconArrowsExchange, IconLock } from '@tabler/icons-react'
import { useState } from 'react'
import { parseCode } from '#domain/codes/carrier-code.ts'
import { lockOutMinutes, triesBeforeLockOut } from '#domain/people/lock-out.ts'
import { useWindowTitle } from '../shell/Page.tsx'
import { Button } from '../ui/Button.tsx'
import { Keypad } from '../ui/Keypad.tsx'
import { PersonBadge } from '../ui/PersonBadge.tsx'
import { BadgePicture } from './BadgePicture.tsx'
import type { StationOnDoor } from './Station.tsx'
import { type LineState, StationBar } from './StationBar.tsx'
import place from './StationPlace.module.css'
import styles from './StationSignIn.module.css'
import { pinShortest, type SignInByBadge } from './use-badge-sign-in.ts'
import { useHearing } from './use-hearing.ts'

interface StationSignInProps {
  station: StationOnDoor
  door: SignInByBadge
  line: LineState
  /** A traveller that was scanned before anybody was signed in. */
  waiting: string | null
  onWaiting: (code: string) => void
  onStation: (code: string) => void
  onChooseStation: () => void
}

/** Sign first, then who: a badge, a name, or a number. */
export function StationSignIn({ station, door, line, waiting, onWaiting, ...acts }: StationSignInProps) {
  useWindowTitle(station.name)
  const [typed, setTyped] = useState('')
  const hear = (text: string) => {
    const code = parseCode(text)
    if (!code.ok) return door.sayUnknown(text)
    if (code.value.kind === 'badge') return door.choose(code.value.badge)
    if (code.value.kind === 'station') return acts.onStation(code.value.station)
    return onWaiting(text)
  }
  const digit = (text: string) =>
    door.asksPin ? door.typePin(text) : setTyped((before) => (before + text).slice(0, 12))
  const back = () => (door.asksPin ? door.deletePin() : setTyped((before) => before.slice(0, -1)))
  const enter = () => {
    if (door.asksPin) return door.sendPin()
    if (typed !== '') door.choose(typed)
    setTyped('')
  }
  useHearing({
    onScan: hear,
    onTyped: (text) => {
      for (const each of text.replace(/[^0-9]/gu, '')) digit(each)
    },
    onEnter: enter,
    onBackspace: back,
  })
  return (
    <div className={place.place}>
      <StationBar stationName={station.name} line={line} />
      <main className={place.body}>
        <div className={styles.left}>
          <div className={styles.scan}>
            <BadgePicture />
            <div>
              <h1>Scan your badge</h1>
              <p>
                {station.lastPeople.length > 0
                  ? 'Or touch your name, or type the number of your badge.'
                  : 'Or type its number.'}
                <br />
                {waiting === null
                  ? 'A traveller scanned now waits until someone is signed in.'
                  : 'A traveller waits: it opens when you are signed in.'}
              </p>
            </div>
          </div>
          {station.lastPeople.length > 0 && <LastPeople station={station} door={door} />}
          <div className={styles.more}>
            <Button icon={<IconArrowsExchange size={24} stroke={2} aria-hidden />} onClick={acts.onChooseStation}>
              Not {station.name}
            </Button>
          </div>
        </div>
        <div className={styles.right}>
          {door.asksPin ? <PinCells door={door} /> : <BadgeCell typed={typed} says={door.says} busy={door.busy} />}
          <div className={styles.pad} data-entry>
            <Keypad
              keyHeight={76}
              disabled={door.busy}
              onDigit={digit}
              onBackspace={back}
              corner={
                door.asksPin
                  ? { label: 'Not me', onPress: door.leave }
                  : { label: 'Clear', onPress: () => setTyped('') }
              }
            />
          </div>
          {(door.asksPin ? door.pin.length >= pinShortest : typed !== '') && (
            <button type="button" className={styles.go} disabled={door.busy} onClick={enter}>
              {door.busy ? 'Looking' : 'Sign in'}
            </button>
          )}
          {station.pin === 'required' && (
            <p className={styles.rule}>
              <IconLock size={20} stroke={1.9} aria-hidden />
              {ruleWords}
            </p>
          )}
        </div>
      </main>
    </div>
  )
}

const firstRest = lockOutMinutes(triesBeforeLockOut)
const ruleWords = `After ${triesBeforeLockOut} wrong PINs this badge rests for ${firstRest} minute, then longer each time.`

function LastPeople({ station, door }: { station: StationOnDoor; door: SignInByBadge }) {
  return (
    <section className={styles.last}>
      <h2>Last here</h2>
      <div className={styles.people}>
        {station.lastPeople.slice(0, 4).map((person) => (
          <button
            key={person.badge}
            type="button"
            className={styles.person}
            aria-pressed={door.badge === person.badge}
            onClick={() => door.choose(person.badge, person.name)}
          >
            <PersonBadge name={person.name} size="key" />
            <span className={styles.name}>
              {person.name}
              <small className="mono">1H{person.badge}</small>
            </span>
          </button>
        ))}
      </div>
    </section>
  )
}

function PinCells({ door }: { door: SignInByBadge }) {
  const cells = Math.max(pinShortest, door.pin.length)
  const at = Math.min(door.pin.length, cells - 1)
  return (
    <>
      <div className={styles.who}>
        <PersonBadge name={door.name ?? door.badge ?? ''} size="key" />
        <div>
          <h2>{door.name ?? `Badge ${door.badge}`}</h2>
          <p role="status" data-no={door.says !== null || undefined}>
            {door.says ?? 'PIN, 4 digits or more'}
          </p>
        </div>
      </div>
      <div className={styles.cells} role="img" aria-label={`${door.pin.length} digits typed`}>
        {Array.from({ length: cells }, (_, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: cells in a fixed order
          <span key={index} data-at={(index === at && !door.busy) || undefined}>
            {index < door.pin.length && <i />}
          </span>
        ))}
      </div>
    </>
  )
}

function BadgeCell({ typed, says, busy }: { typed: string; says: string | null; busy: boolean }) {
  return (
    <>
      <div className={styles.who}>
        <div>
          <h2>Number of your badge</h2>
          <p role="status" data-no={says !== null || undefined}>
            {says ?? (busy ? 'Looking it up' : 'As it stands under the bars')}
          </p>
        </div>
      </div>
      <div className={styles.number}>
        <span className="mono">1H</span>
        <b className="mono">{typed}</b>
      </div>
    </>
  )
}
