import { IconPlus, IconX } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { operationEndpoints, stationEndpoints } from '#api/contract/floor.ts'
import { peopleEndpoints } from '#api/contract/session.ts'
import { call } from '../server/call.ts'
import { ask } from '../server/queries.ts'
import { Button, IconButton } from '../ui/Button.tsx'
import { TextField } from '../ui/TextField.tsx'
import { countOf } from '../words/numbers.ts'
import styles from './FirstRun.module.css'
import { Panel } from './Panel.tsx'
import { useActs } from './use-acts.ts'

const common = ['Printing', 'Depowdering', 'Vapor smoothing', 'Dyeing', 'Inspection', 'Packing']

/** What is done to a part in this shop, in the board's order; six common ones are ready to change. */
export function OperationsPanel({ onDone }: { onDone: () => void }) {
  const [names, setNames] = useState(common)
  const wanted = names.map((name) => name.trim()).filter(Boolean)
  const create = useActs(async (asked: string[], idOf) => {
    for (const name of asked) await call(operationEndpoints.create, { body: { commandId: idOf(name), name } })
  }, onDone)
  const change = (at: number, name: string) => setNames(names.with(at, name))
  return (
    <Panel
      title="Operations"
      below="The stages of your shop, in the order of the board. Six common ones are ready to change."
      act={`Create ${countOf(wanted.length, 'operation', 'operations')}`}
      ready={wanted.length > 0 && new Set(wanted).size === wanted.length}
      acting={create.isPending}
      error={create.error}
      onAct={() => create.mutate(wanted)}
    >
      <div className={styles.rows}>
        {names.map((name, at) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: a row is its place; its name is being typed
          <div key={at} className={styles.row}>
            <code>{String((at + 1) * 10).padStart(3, '0')}</code>
            <TextField label={`Operation ${at + 1}`} bare value={name} onChange={(text) => change(at, text)} />
            <IconButton label={`Remove ${name || 'this row'}`} onClick={() => setNames(names.toSpliced(at, 1))}>
              <IconX size={16} stroke={1.9} />
            </IconButton>
          </div>
        ))}
      </div>
      <div>
        <Button icon={<IconPlus size={16} stroke={2} />} onClick={() => setNames([...names, ''])}>
          Operation
        </Button>
      </div>
    </Panel>
  )
}

/** A place for each operation; more come under Settings. */
export function StationsPanel({ onDone }: { onDone: () => void }) {
  const operations = useQuery(ask(operationEndpoints.list, { query: { limit: 100 } })).data?.items ?? []
  const [names, setNames] = useState<Record<string, string>>({})
  const nameOf = (operation: { id: string; name: string }) => names[operation.id] ?? `${operation.name} 1`
  const wanted = operations.filter((operation) => nameOf(operation).trim())
  const create = useActs(async (asked: typeof wanted, idOf) => {
    for (const operation of asked) {
      const name = nameOf(operation).trim()
      await call(stationEndpoints.create, {
        body: { commandId: idOf(`${operation.id} ${name}`), name, operationIds: [operation.id] },
      })
    }
  }, onDone)
  return (
    <Panel
      title="Stations"
      below="Where it is done: a tablet with a scanner, one for each operation to begin with."
      act={`Create ${countOf(wanted.length, 'station', 'stations')}`}
      ready={wanted.length > 0}
      acting={create.isPending}
      error={create.error}
      onAct={() => create.mutate(wanted)}
    >
      <div className={styles.rows}>
        {operations.map((operation) => (
          <TextField
            key={operation.id}
            label={operation.name}
            value={nameOf(operation)}
            onChange={(text) => setNames({ ...names, [operation.id]: text })}
          />
        ))}
      </div>
    </Panel>
  )
}

/** The first operator. A badge is any code; the cards are printed under Settings. */
export function PeoplePanel({ onDone, onSkip }: { onDone: () => void; onSkip: () => void }) {
  const [person, setPerson] = useState({ name: '', badge: '1H1001', pin: '' })
  const add = useActs(async (asked: typeof person, idOf) => {
    await call(peopleEndpoints.create, {
      body: { commandId: idOf(JSON.stringify(asked)), ...asked, role: 'operator' },
    })
  }, onDone)
  return (
    <Panel
      title="People"
      below="Who scans at the stations. Planners and owners can scan too, so this can wait."
      act="Add the operator"
      ready={Boolean(person.name.trim() && person.badge.trim() && /^\d{4,12}$/u.test(person.pin))}
      acting={add.isPending}
      error={add.error}
      onAct={() => add.mutate(person)}
      onSkip={onSkip}
    >
      <TextField label="Name" large value={person.name} onChange={(name) => setPerson({ ...person, name })} />
      <div className={styles.two}>
        <TextField
          label="Badge"
          large
          hint="The code on the badge card."
          value={person.badge}
          onChange={(badge) => setPerson({ ...person, badge: badge.toUpperCase() })}
        />
        <TextField
          label="PIN"
          large
          inputMode="numeric"
          autoComplete="off"
          hint="4 to 12 figures."
          value={person.pin}
          onChange={(pin) => setPerson({ ...person, pin: pin.replace(/\D/gu, '').slice(0, 12) })}
        />
      </div>
    </Panel>
  )
}
