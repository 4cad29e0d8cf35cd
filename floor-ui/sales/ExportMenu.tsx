import { IconDownload, IconFileSpreadsheet, IconFileTypeCsv } from '@tabler/icons-react'
import type { Endpoint } from '#api/contract/endpoint.ts'
import { urlOf } from '../server/call.ts'
import { Button } from '../ui/Button.tsx'
import { Menu } from '../ui/Menu.tsx'

interface ExportMenuProps {
  csv: Endpoint
  xlsx: Endpoint
  /** The filters of the list as it is shown. */
  query: object
}

/** The rows of the list as it is filtered now, for a spreadsheet. */
export function ExportMenu({ csv, xlsx, query }: ExportMenuProps) {
  const open = (endpoint: Endpoint) => window.location.assign(urlOf(endpoint, undefined, query))
  return (
    <Menu
      width={200}
      target={<Button icon={<IconDownload size={16} stroke={1.75} />}>Export</Button>}
      acts={[
        {
          key: 'xlsx',
          label: 'Excel',
          icon: <IconFileSpreadsheet size={16} stroke={1.75} />,
          onPick: () => open(xlsx),
        },
        { key: 'csv', label: 'CSV', icon: <IconFileTypeCsv size={16} stroke={1.75} />, onPick: () => open(csv) },
      ]}
    />
  )
}
