import { IconPlus, IconPrinter } from '@tabler/icons-react'
import { useState } from 'react'
import { Button, IconButton } from '../ui/Button.tsx'
import { Chip } from '../ui/Chip.tsx'
import { Checkbox, RadioGroup, SegmentedControl, Switch } from '../ui/Choice.tsx'
import { DueDate } from '../ui/DueDate.tsx'
import { Flag, type FlagKind } from '../ui/Flag.tsx'
import { Keypad } from '../ui/Keypad.tsx'
import { Notice } from '../ui/Notice.tsx'
import { PersonBadge } from '../ui/PersonBadge.tsx'
import { SaveBar } from '../ui/SaveBar.tsx'
import { SearchField } from '../ui/SearchField.tsx'
import { SelectField } from '../ui/SelectField.tsx'
import { Tabs } from '../ui/Tabs.tsx'
import { Tag } from '../ui/Tag.tsx'
import { NumberField, PasswordField, TextArea, TextField } from '../ui/TextField.tsx'
import { DataTable } from '../ui/table/DataTable.tsx'

const flags: [FlagKind, string][] = [
  ['rush', 'RUSH'],
  ['late', '1 day late'],
  ['held', '4 held'],
  ['rework', '6 rework'],
  ['build', 'B-000218'],
  ['finished', 'finished'],
  ['scrap', '2 scrap'],
  ['draft', 'draft'],
  ['review', 'Needs review'],
  ['approved', 'approved'],
  ['short', '2 short'],
  ['warning', '2 short'],
  ['here', 'here'],
]

const rows = Array.from({ length: 4 }, (_, at) => ({
  number: `WO-00004${at}`,
  part: ['Gear housing rev C', 'Enclosure half', 'Angle block 20°', 'Spacer sleeve 30'][at] ?? '',
  target: [240, 80, 36, 400][at] ?? 0,
}))

const columns = [
  { id: 'number', head: 'Work order', width: 110, value: (row: Row) => row.number, cell: code },
  { id: 'part', head: 'Part', value: (row: Row) => row.part, cell: (row: Row) => <b>{row.part}</b> },
  {
    id: 'target',
    head: 'Target',
    width: 90,
    align: 'end' as const,
    value: (row: Row) => row.target,
    cell: (row: Row) => row.target,
    total: (all: readonly Row[]) => all.reduce((sum, row) => sum + row.target, 0),
  },
]

type Row = (typeof rows)[number]

function code(row: Row) {
  return <span className="mono">{row.number}</span>
}

/** Everything that can be pressed, typed into or ticked. */
export function ControlSpecimens() {
  return (
    <div className="specimens">
      <Words />
      <Buttons />
      <Fields />
      <div className="columns">
        <Notice>The limit is 160; 457 are here.</Notice>
        <Notice tone="refused">The e-mail or the password is not right. Try again.</Notice>
        <Notice tone="quiet">A code from your phone is asked next.</Notice>
        <div style={{ width: 300 }}>
          <Keypad onDigit={nothing} onBackspace={nothing} corner={{ label: 'All 40', onPress: nothing }} />
        </div>
      </div>
      <DataTable
        label="Work orders"
        columns={columns}
        rows={rows}
        rowKey={(row) => row.number}
        inPage
        totalLabel="All"
        onOpen={nothing}
      />
      <SaveBar onDiscard={nothing} onSave={nothing}>
        <b>1 change:</b> limit 160 → 180. Boards follow at once.
      </SaveBar>
    </div>
  )
}

function nothing() {}

function Words() {
  return (
    <div className="row">
      <Tag>WO-000042</Tag>
      <Tag size="tablet">WO-000042</Tag>
      <Tag size="station">WO-000042</Tag>
      {flags.map(([kind, word]) => (
        <Flag key={kind + word} kind={kind}>
          {word}
        </Flag>
      ))}
      <PersonBadge name="Marta Lindqvist" />
      <DueDate due="2020-11-23" />
      <DueDate due="2031-11-27" />
    </div>
  )
}

function Buttons() {
  return (
    <div className="row">
      <Button tone="primary" icon={<IconPlus size={16} stroke={2} />}>
        New work order
      </Button>
      <Button icon={<IconPrinter size={15} stroke={2} />}>Traveller</Button>
      <Button tone="ghost">Clear all</Button>
      <Button size="small">Undo</Button>
      <Button disabled>Save</Button>
      <Button tone="primary" size="large" keys="Enter">
        Sign in
      </Button>
      <IconButton label="Print">
        <IconPrinter size={18} stroke={1.75} />
      </IconButton>
      <Chip on>State: open</Chip>
      <Chip>Customer</Chip>
    </div>
  )
}

function Fields() {
  const [text, setText] = useState('Depowdering')
  const [limit, setLimit] = useState<number | null>(180)
  return (
    <div className="columns">
      <TextField label="Name" value={text} onChange={setText} />
      <NumberField label="Work-in-process limit" value={limit} onChange={setLimit} was={160} unit="pieces" />
      <TextField label="Code" value="DP1" onChange={nothing} problem="Depowdering 2 has this code." />
      <PasswordField label="Password" value="longenough" onChange={nothing} />
      <SelectField
        label="May share a build"
        value="same"
        onChange={nothing}
        choices={[
          { value: 'same', label: 'Same process and material' },
          { value: 'any', label: 'Any part' },
        ]}
      />
      <TextArea label="Note" value="Hang by the small bore." onChange={nothing} />
      <SearchField value="" onChange={nothing} placeholder="Work order, part, customer" />
      <Choices />
    </div>
  )
}

function Choices() {
  const [tab, setTab] = useState<'open' | 'late'>('open')
  const [ask, setAsk] = useState<'ask' | 'start'>('ask')
  const [on, setOn] = useState(true)
  return (
    <div className="row">
      <Tabs
        label="Views"
        current={tab}
        onChange={setTab}
        tabs={[
          { key: 'open', label: 'Open', count: 18 },
          { key: 'late', label: 'Late', count: 1 },
        ]}
      />
      <Checkbox checked={on} onChange={setOn}>
        Stay signed in
      </Checkbox>
      <Checkbox checked={false} some onChange={setOn} label="Some" />
      <Switch checked={on} onChange={setOn}>
        {on ? 'Allowed' : 'Refused'}
      </Switch>
      <SegmentedControl label="A bare scan means" value={ask} onChange={setAsk} options={scans} />
      <RadioGroup label="A bare scan means" value={ask} onChange={setAsk} options={scans} />
    </div>
  )
}

const scans = [
  { value: 'ask', label: 'Ask' },
  { value: 'start', label: 'Start' },
] as const
