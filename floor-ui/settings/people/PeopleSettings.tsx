import { IconLock, IconPlus } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { useNavigate, useSearch } from '@tanstack/react-router'
import { useState } from 'react'
import { peopleEndpoints } from '#api/contract/session.ts'
import { ask } from '../../server/queries.ts'
import { useSession } from '../../shell/session.tsx'
import { Button } from '../../ui/Button.tsx'
import { FailedPart } from '../../ui/FailedPart.tsx'
import { PersonBadge } from '../../ui/PersonBadge.tsx'
import { SkeletonRows } from '../../ui/Skeleton.tsx'
import { roleWords } from '../../words/status.ts'
import styles from '../Settings.module.css'
import { AddPerson } from './AddPerson.tsx'
import { PersonDetail } from './PersonDetail.tsx'
import type { Person } from './people-words.ts'

/** Everybody who can sign in: who may what, and where. */
export function PeopleSettings() {
  const query = useQuery(ask(peopleEndpoints.list, {}))
  const { item } = useSearch({ from: '/signed-in/desk/settings' })
  const navigate = useNavigate()
  const { user } = useSession()
  const [adding, setAdding] = useState(false)
  if (query.isPending) return <SkeletonRows />
  if (query.isError) return <FailedPart what="The people did not load." onRetry={() => void query.refetch()} />
  const people = query.data.items
  const owner = user.role === 'owner'
  const chosen = people.find((each) => each.id === item) ?? people.find((each) => each.id === user.id) ?? people[0]
  const choose = (id: string) => void navigate({ to: '/settings/people', search: { item: id }, replace: true })
  const owners = people.filter((each) => each.role === 'owner' && each.active)
  return (
    <div className={styles.split}>
      <div className={styles.list}>
        <div className={styles.listHead}>
          <h2>People</h2>
          <span>{people.filter((each) => each.active).length} in use</span>
          {owner && (
            <Button size="small" icon={<IconPlus size={15} stroke={2} />} onClick={() => setAdding(true)}>
              Person
            </Button>
          )}
        </div>
        {people.map((person) => (
          <PersonRow
            key={person.id}
            person={person}
            chosen={person.id === chosen?.id}
            onChoose={() => choose(person.id)}
          />
        ))}
        <p className={styles.listFoot}>
          {owner ? 'Nobody is deleted: what they did stays under their name.' : 'An owner adds and changes people.'}
        </p>
      </div>
      {chosen && (
        <PersonDetail
          key={chosen.id}
          person={chosen}
          mayChange={owner}
          lastOwner={owners.length === 1 && owners[0]?.id === chosen.id}
        />
      )}
      {adding && <AddPerson onClose={() => setAdding(false)} onAdded={choose} />}
    </div>
  )
}

function PersonRow({ person, chosen, onChoose }: { person: Person; chosen: boolean; onChoose: () => void }) {
  const { name, role, active, lockedUntil, badge, email } = person
  return (
    <button type="button" className={styles.item} aria-current={chosen} onClick={onChoose}>
      <PersonBadge name={name} />
      <span className={styles.itemWords}>
        <b>{name}</b>
        <span>{[email && 'desk', badge && 'stations'].filter(Boolean).join(', ')}</span>
      </span>
      <span className={styles.itemAside}>
        {roleWords[role]}
        {(lockedUntil || !active) && (
          <span className={styles.quiet}>
            {lockedUntil && active ? (
              <>
                <IconLock size={12} stroke={2} aria-hidden style={{ display: 'inline' }} /> locked
              </>
            ) : (
              'not in use'
            )}
          </span>
        )}
      </span>
    </button>
  )
}
