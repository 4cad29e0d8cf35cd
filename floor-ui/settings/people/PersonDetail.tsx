import { IconDeviceDesktop, IconScan } from '@tabler/icons-react'
import { peopleEndpoints } from '#api/contract/session.ts'
import { useCommand } from '../../server/use-command.ts'
import { Button } from '../../ui/Button.tsx'
import { Notice } from '../../ui/Notice.tsx'
import { Refusal } from '../../ui/Refusal.tsx'
import { SaveBar } from '../../ui/SaveBar.tsx'
import { useDraft } from '../../ui/use-draft.ts'
import { formatTime } from '../../words/dates.ts'
import { countOf } from '../../words/numbers.ts'
import { useShopPlace } from '../../words/shop-place.tsx'
import { roleWords } from '../../words/status.ts'
import styles from '../Settings.module.css'
import { PersonFields, type PersonValue } from './PersonFields.tsx'
import { type Person, personProblem, signInWords } from './people-words.ts'

interface PersonDetailProps {
  person: Person
  mayChange: boolean
  lastOwner: boolean
}

const words: Record<keyof PersonValue, string> = {
  name: 'name',
  role: 'role',
  email: 'e-mail',
  customerId: 'customer',
  badge: 'badge',
  password: 'password',
  pin: 'PIN',
}

/** One person: who, as what, where they sign in, and whether they still may. */
export function PersonDetail({ person, mayChange, lastOwner }: PersonDetailProps) {
  const draft = useDraft(editable(person), person.id)
  const change = useCommand(peopleEndpoints.update, { stale: [peopleEndpoints.list.url], onDone: draft.reset })
  const { value, changed } = draft
  const say = (body: Parameters<typeof change.run>[0]['body']) => change.run({ params: { id: person.id }, body })
  const save = () => {
    const { email, badge } = value
    const said = { ...value, name: value.name.trim(), email: email.trim() || null, badge: badge.trim() || null }
    say({ version: person.version, ...Object.fromEntries(changed.map((key) => [key, said[key]])) })
  }
  return (
    <div className={styles.detail}>
      <div className={styles.scroll}>
        <section className={styles.block}>
          <Title
            person={person}
            lastOwner={lastOwner}
            onActive={mayChange ? (active) => say({ version: person.version, active }) : null}
          />
          <PersonFields
            value={value}
            set={draft.set}
            saved={{ ...editable(person), hasPin: person.hasPin }}
            roleFixed={lastOwner ? 'The only owner: make somebody else an owner first.' : undefined}
            disabled={!mayChange}
          />
          <Refusal error={change.error} />
        </section>
        <SignsIn person={person} onUnlock={mayChange ? () => say({ version: person.version, unlock: true }) : null} />
      </div>
      {changed.length > 0 && (
        <SaveBar onDiscard={draft.reset} onSave={save} blocked={personProblem(value)} saving={change.isPending}>
          <b>{countOf(changed.length, 'change', 'changes')}:</b> {changed.map((key) => words[key]).join(', ')}.
          {endsSessions(changed) && ' Open sessions end.'}
        </SaveBar>
      )}
    </div>
  )
}

function endsSessions(changed: readonly (keyof PersonValue)[]): boolean {
  return changed.some(
    (key) => key === 'role' || key === 'customerId' || key === 'badge' || key === 'password' || key === 'pin',
  )
}

function editable({ name, role, email, badge, customer }: Person): PersonValue {
  return { name, role, email: email ?? '', customerId: customer?.id ?? null, badge: badge ?? '', password: '', pin: '' }
}

interface TitleProps {
  person: Person
  lastOwner: boolean
  onActive: ((active: boolean) => void) | null
}

function Title({ person, lastOwner, onActive }: TitleProps) {
  return (
    <div className={styles.title}>
      <h1>{person.name}</h1>
      <span className={styles.quiet} style={{ flex: 1 }}>
        {roleWords[person.role]}
        {!person.active && ', not in use'}
      </span>
      {onActive && (
        <Button
          size="small"
          tone={person.active ? 'ghost' : 'default'}
          disabled={lastOwner}
          title={lastOwner ? 'The only owner stays in use.' : undefined}
          onClick={() => onActive(!person.active)}
        >
          {person.active ? 'Take out of use' : 'Take back into use'}
        </Button>
      )}
    </div>
  )
}

/** Where this person signs in as saved, and the lock-out with its way out. */
function SignsIn({ person, onUnlock }: { person: Person; onUnlock: (() => void) | null }) {
  const place = useShopPlace()
  const { desk, stations } = signInWords(person)
  return (
    <section className={styles.block}>
      <div className={styles.blockHead}>
        <h2>Signs in</h2>
      </div>
      <ul className={styles.facts}>
        <li>
          <IconDeviceDesktop size={17} stroke={1.75} aria-hidden /> {desk}
        </li>
        <li>
          <IconScan size={17} stroke={1.75} aria-hidden /> {stations}
        </li>
      </ul>
      {person.lockedUntil && (
        <Notice
          action={
            onUnlock && (
              <Button size="small" onClick={onUnlock}>
                Unlock
              </Button>
            )
          }
        >
          Locked after too many wrong tries, until {formatTime(person.lockedUntil, place)}.
        </Notice>
      )}
    </section>
  )
}
