import type { Role } from '#domain/people/roles.ts'

export interface SettingsSection {
  path: string
  label: string
  roles: readonly Role[]
  /** Words that lead here from "Find a setting". */
  finds: string
}

export interface SettingsGroup {
  head: string
  sections: readonly SettingsSection[]
}

const planning = ['owner', 'planner'] as const
const owning = ['owner'] as const

/** The settings from top to bottom; only what exists stands here. */
export const settingsGroups: readonly SettingsGroup[] = [
  {
    head: 'Shop',
    sections: [
      {
        path: '/settings/shop',
        label: 'Name and rules',
        roles: planning,
        finds: 'name currency time zone language working days approval over-production undo idle',
      },
      {
        path: '/settings/people',
        label: 'People and roles',
        roles: planning,
        finds: 'users operators badges pin password roles',
      },
    ],
  },
  {
    head: 'Floor',
    sections: [
      {
        path: '/settings/operations',
        label: 'Operations, stations',
        roles: planning,
        finds: 'stages limits wip bare scan pin tablets',
      },
      {
        path: '/settings/templates',
        label: 'Routing templates',
        roles: planning,
        finds: 'routes steps instructions approve default library',
      },
      { path: '/settings/scrap-reasons', label: 'Scrap reasons', roles: planning, finds: 'why waste reject' },
      {
        path: '/settings/cards',
        label: 'Badges, command cards',
        roles: planning,
        finds: 'print barcodes station signs labels',
      },
    ],
  },
  {
    head: 'Making',
    sections: [
      {
        path: '/settings/processes',
        label: 'Processes, materials',
        roles: planning,
        finds:
          'technology automatic routing derived material variables colours density wall thickness infill precision',
      },
      {
        path: '/settings/post-processes',
        label: 'Post-processes',
        roles: planning,
        finds: 'dyeing smoothing finishing colours exclusive included incompatible',
      },
      {
        path: '/settings/lead-times',
        label: 'Lead times',
        roles: planning,
        finds: 'express standard buffer working days delivery',
      },
    ],
  },
  {
    head: 'Selling',
    sections: [
      {
        path: '/settings/order-statuses',
        label: 'Order statuses',
        roles: planning,
        finds: 'board columns automations schedule notify invoice webhook',
      },
      {
        path: '/settings/selling',
        label: 'Quotes and orders',
        roles: planning,
        finds: 'numbers prefix counter expiry valid days minimum maximum rounding currency rate webhook',
      },
      { path: '/settings/taxes', label: 'Taxes', roles: planning, finds: 'vat jurisdiction reverse charge exempt' },
      { path: '/settings/shipping', label: 'Shipping', roles: planning, finds: 'parcel carrier weight collection' },
      { path: '/settings/discounts', label: 'Discounts', roles: planning, finds: 'codes percent amount' },
      {
        path: '/settings/documents',
        label: 'Documents',
        roles: planning,
        finds: 'paper pdf quote invoice confirmation packing slip logo colour language texts bank',
      },
      {
        path: '/settings/storefront',
        label: 'Storefront',
        roles: planning,
        finds: 'store shop window welcome logo colour registration approval payment terms',
      },
    ],
  },
  {
    head: 'Outside',
    sections: [
      { path: '/settings/mail', label: 'Mail', roles: planning, finds: 'e-mail sent failed waiting outbox again' },
      { path: '/settings/api-keys', label: 'API keys', roles: owning, finds: 'programs integration scopes bearer' },
      { path: '/settings/record', label: 'Record', roles: owning, finds: 'audit history who did what' },
    ],
  },
]

/** The sections a role may open whose name or words contain what was typed. */
export function findSections(role: Role, typed: string): SettingsGroup[] {
  const asked = typed.trim().toLowerCase()
  return settingsGroups
    .map((group) => ({
      ...group,
      sections: group.sections.filter(
        ({ roles, label, finds }) =>
          roles.includes(role) && (asked === '' || `${label} ${finds}`.toLowerCase().includes(asked)),
      ),
    }))
    .filter((group) => group.sections.length > 0)
}
