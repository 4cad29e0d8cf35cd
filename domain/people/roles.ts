export const roles = ['owner', 'planner', 'sales', 'operator', 'customer'] as const
export type Role = (typeof roles)[number]

/** What a program may do with an API key; owners choose when they make the key. */
export const scopes = ['read', 'scan', 'plan', 'configure'] as const
export type Scope = (typeof scopes)[number]
