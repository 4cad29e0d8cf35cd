import {
  type IconSettings as Icon,
  IconCube,
  IconDeviceTv,
  IconFileText,
  IconFolders,
  IconLayoutKanban,
  IconMathFunction,
  IconPackages,
  IconRoute,
  IconScan,
  IconSettings,
  IconUsers,
} from '@tabler/icons-react'
import type { Role } from '#domain/people/roles.ts'
import { paths } from '../paths.ts'

export interface Section {
  path: string
  label: string
  icon: typeof Icon
  /** The key after "g". */
  key: string
  roles: readonly Role[]
  count?: 'board' | 'workOrders' | 'stations' | 'quotes' | 'orders'
  /** Begins a group of its own with this head. */
  group?: string
  /** Reached by key and from its own board, not from the side bar. */
  hidden?: boolean
}

const everybody = ['owner', 'planner', 'sales', 'operator'] as const
const selling = ['owner', 'planner', 'sales'] as const

/** The side bar from top to bottom. A section shows once its screen is in routes.tsx. */
export const sections: readonly Section[] = [
  { path: paths.board, label: 'Board', icon: IconLayoutKanban, key: 'b', roles: everybody, count: 'board' },
  { path: paths.workOrders, label: 'Work orders', icon: IconRoute, key: 'w', roles: everybody, count: 'workOrders' },
  { path: paths.station, label: 'Stations', icon: IconScan, key: 's', roles: ['owner', 'planner', 'operator'] },
  { path: paths.quotes, label: 'Quotes', icon: IconFileText, key: 'q', roles: selling, count: 'quotes', group: 'Sell' },
  { path: paths.orders, label: 'Orders', icon: IconPackages, key: 'o', roles: selling, count: 'orders' },
  { path: paths.projects, label: 'Projects', icon: IconFolders, key: 'j', roles: selling },
  { path: paths.parts, label: 'Parts', icon: IconCube, key: 'p', roles: selling },
  { path: paths.customers, label: 'Customers', icon: IconUsers, key: 'c', roles: selling },
  { path: paths.wall, label: 'Wall', icon: IconDeviceTv, key: 'l', roles: everybody, hidden: true },
  {
    path: paths.pricing,
    label: 'Pricing',
    icon: IconMathFunction,
    key: 'f',
    roles: ['owner', 'planner', 'sales'],
    group: 'Set up',
  },
  {
    path: paths.settings,
    label: 'Settings',
    icon: IconSettings,
    key: 'e',
    roles: ['owner', 'planner'],
  },
]
