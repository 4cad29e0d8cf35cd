import { IconMathFunction } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { postProcessEndpoints } from '#api/contract/pricing-choices.ts'
import { paths } from '../../paths.ts'
import type { PostProcess } from '../../pricing/pricing-data.ts'
import { useCommand } from '../../server/use-command.ts'
import { buttonClasses } from '../../ui/Button.tsx'
import { SegmentedControl, Switch } from '../../ui/Choice.tsx'
import { Refusal } from '../../ui/Refusal.tsx'
import { SaveBar } from '../../ui/SaveBar.tsx'
import { MultiSelectField } from '../../ui/SelectField.tsx'
import { TextField } from '../../ui/TextField.tsx'
import { type Draft, useDraft } from '../../ui/use-draft.ts'
import { countOf } from '../../words/numbers.ts'
import { ColorsField } from '../processes/ColorsField.tsx'
import { ProcessOperations } from '../processes/ProcessOperations.tsx'
import { askMaterials, askProcesses } from '../processes/process-data.ts'
import styles from '../Settings.module.css'

interface DetailProps {
  item: PostProcess
  all: readonly PostProcess[]
}

const words = {
  name: 'name',
  processIds: 'processes',
  operationIds: 'operations',
  colors: 'colours',
  exclusiveGroup: 'group',
  incompatibleMaterialIds: 'materials that cannot have it',
  quoteOnly: 'price',
  pricing: 'price',
}

type Editable = ReturnType<typeof editable>

/** One post-process: for which parts, what it excludes, what it adds to the routing and to the price. */
export function PostProcessDetail({ item, all }: DetailProps) {
  const draft = useDraft(editable(item), item.id)
  const save = useCommand(postProcessEndpoints.update, {
    stale: [postProcessEndpoints.list.url],
    onDone: draft.reset,
  })
  const { value, set, changed } = draft
  const submit = () => {
    const group = value.exclusiveGroup.trim() || null
    const said = { ...value, name: value.name.trim(), exclusiveGroup: group }
    const body = Object.fromEntries(changed.map((key) => [key, said[key]]))
    save.run({ params: { id: item.id }, body: { version: item.version, ...body } })
  }
  return (
    <div className={styles.detail}>
      <div className={styles.scroll}>
        <section className={styles.block}>
          <div className={styles.title}>
            <h1>{item.name}</h1>
            <span style={{ flex: 1 }} />
            {item.pricing === 'equation' && (
              <Link to={paths.equation(item.id)} className={buttonClasses({ size: 'small' })}>
                <IconMathFunction size={15} stroke={1.75} aria-hidden />
                Open its equation
              </Link>
            )}
          </div>
          <Fields item={item} all={all} draft={draft} />
          <Refusal error={save.error} />
        </section>
        <section className={styles.block} style={{ maxWidth: 640 }}>
          <ColorsField colors={value.colors} onChange={(colors) => set({ colors })} />
        </section>
        <ProcessOperations
          scope="done after those of the process, in this order"
          nothing="None yet: it adds nothing to the routing."
          value={value.operationIds}
          onChange={(operationIds) => set({ operationIds })}
        />
      </div>
      {changed.length > 0 && (
        <SaveBar
          onDiscard={draft.reset}
          onSave={submit}
          saving={save.isPending}
          blocked={value.name.trim() === '' ? 'A post-process needs a name.' : null}
        >
          <b>{countOf(changed.length, 'change', 'changes')}:</b>{' '}
          {[...new Set(changed.map((key) => words[key]))].join(', ')}. New prices and new work orders follow.
        </SaveBar>
      )}
    </div>
  )
}

function editable(item: PostProcess) {
  const { name, processIds, operationIds, colors, incompatibleMaterialIds, quoteOnly, pricing } = item
  const exclusiveGroup = item.exclusiveGroup ?? ''
  return { name, processIds, operationIds, colors, exclusiveGroup, incompatibleMaterialIds, quoteOnly, pricing }
}

function Fields({ item, all, draft }: DetailProps & { draft: Draft<Editable> }) {
  const { value, set } = draft
  const processes = useQuery(askProcesses()).data?.items ?? []
  const materials = useQuery(askMaterials()).data?.items ?? []
  const possible = materials.filter(
    ({ id, processId }) => value.processIds.includes(processId) || value.incompatibleMaterialIds.includes(id),
  )
  const sameGroup = all.filter(
    (each) =>
      each.id !== item.id && value.exclusiveGroup.trim() !== '' && each.exclusiveGroup === value.exclusiveGroup.trim(),
  )
  return (
    <div className={styles.fields}>
      <TextField label="Name" value={value.name} was={item.name} maxLength={120} onChange={(name) => set({ name })} />
      <MultiSelectField
        label="For parts of"
        placeholder="No process yet"
        value={value.processIds}
        choices={processes.map((each) => ({ value: each.id, label: each.name }))}
        onChange={(processIds) => set({ processIds })}
      />
      <MultiSelectField
        label="Materials that cannot have it"
        placeholder="None"
        value={value.incompatibleMaterialIds}
        choices={possible.map((each) => ({ value: each.id, label: `${each.name}, ${each.process.name}` }))}
        onChange={(incompatibleMaterialIds) => set({ incompatibleMaterialIds })}
      />
      <TextField
        label="Group, of which a part takes one"
        placeholder="None"
        hint={
          sameGroup.length > 0
            ? `Excludes ${sameGroup.map(({ name }) => name).join(', ')}`
            : 'Two with the same word here exclude each other: Surface'
        }
        value={value.exclusiveGroup}
        maxLength={60}
        onChange={(exclusiveGroup) => set({ exclusiveGroup })}
      />
      <div className={styles.switchLine}>
        <span>Its price</span>
        <SegmentedControl
          label="Its price"
          value={value.pricing}
          onChange={(pricing) => set({ pricing })}
          options={[
            { value: 'equation', label: 'By its equation' },
            { value: 'included', label: 'Included' },
          ]}
        />
      </div>
      <div className={styles.switchLine}>
        <span>Customers</span>
        <Switch checked={!value.quoteOnly} onChange={(shown) => set({ quoteOnly: !shown })}>
          {value.quoteOnly ? 'Quote only: a person prices it' : 'See a price at once'}
        </Switch>
      </div>
    </div>
  )
}
