import { MultiSelect, Select } from '@mantine/core'
import { IconChevronDown } from '@tabler/icons-react'
import { Field, type FieldWords } from './Field.tsx'

export interface Choice {
  value: string
  label: string
  /** A choice that is not allowed stays in the list with its reason in the label. */
  disabled?: boolean
}

interface Common extends FieldWords {
  choices: Choice[]
  /** Said while nothing is chosen: "Choose a template". */
  placeholder?: string
  /** Can be typed into to find a choice; for more than about eight. */
  searchable?: boolean
  disabled?: boolean
  className?: string
}

export interface SelectFieldProps extends Common {
  value: string | null
  onChange: (value: string | null) => void
  /** May be emptied again. */
  clearable?: boolean
}

const chevron = <IconChevronDown size={16} stroke={1.9} aria-hidden />

/** One of many. For two or three words take a SegmentedControl. */
export function SelectField(props: SelectFieldProps) {
  const { label, hint, problem, aside, bare, choices, placeholder, searchable, clearable, className, ...select } = props
  return (
    <Field {...{ label, hint, problem, aside, bare, className }}>
      {(ids) => (
        <Select
          {...ids}
          {...select}
          error={Boolean(problem)}
          data={choices}
          placeholder={placeholder ?? ''}
          searchable={searchable ?? false}
          clearable={clearable ?? false}
          allowDeselect={clearable ?? false}
          nothingFoundMessage="Nothing with this name"
          rightSection={chevron}
          rightSectionPointerEvents="none"
          checkIconPosition="right"
        />
      )}
    </Field>
  )
}

export interface MultiSelectFieldProps extends Common {
  value: string[]
  onChange: (value: string[]) => void
}

/** Several of many. */
export function MultiSelectField(props: MultiSelectFieldProps) {
  const { label, hint, problem, aside, bare, choices, placeholder, searchable = true, className, ...select } = props
  return (
    <Field {...{ label, hint, problem, aside, bare, className }}>
      {(ids) => (
        <MultiSelect
          {...ids}
          {...select}
          error={Boolean(problem)}
          data={choices}
          placeholder={select.value.length === 0 ? (placeholder ?? '') : ''}
          searchable={searchable}
          nothingFoundMessage="Nothing with this name"
        />
      )}
    </Field>
  )
}
