import { IconDots } from '@tabler/icons-react'
import { useState } from 'react'
import { IconButton } from '../../ui/Button.tsx'
import { Menu } from '../../ui/Menu.tsx'
import { DefaultDialog } from './DefaultDialog.tsx'
import { DeprecateDialog } from './DeprecateDialog.tsx'
import { type Template, versionBefore } from './template-data.ts'
import type { TemplateSearch } from './template-search.ts'

interface MoreActsProps {
  template: Template
  versions: readonly Template[]
  onCompare?: (search: TemplateSearch) => void
}

/** What is done to a template less often. */
export function MoreActs({ template, versions, onCompare }: MoreActsProps) {
  const [asking, setAsking] = useState<'default' | 'deprecate' | null>(null)
  const gone = template.state === 'deprecated' ? 'deprecated' : undefined
  const before = versionBefore(template, versions)
  return (
    <>
      <Menu
        target={
          <IconButton label="More acts">
            <IconDots size={18} stroke={1.75} />
          </IconButton>
        }
        acts={[
          ...(onCompare
            ? [
                {
                  key: 'compare',
                  label: before ? `Compare with version ${before.templateVersion}` : 'Compare',
                  refused: before ? undefined : 'first version',
                  onPick: () => before && onCompare({ with: before.id }),
                },
              ]
            : []),
          { key: 'default', label: 'Default of parts', refused: gone, onPick: () => setAsking('default') },
          {
            key: 'deprecate',
            label: 'Deprecate',
            refused: gone,
            divided: true,
            onPick: () => setAsking('deprecate'),
          },
        ]}
      />
      {asking === 'default' && <DefaultDialog template={template} onClose={() => setAsking(null)} />}
      {asking === 'deprecate' && (
        <DeprecateDialog template={template} versions={versions} onClose={() => setAsking(null)} />
      )}
    </>
  )
}
