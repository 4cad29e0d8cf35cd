export const roles = ['owner', 'planner', 'sales', 'operator', 'customer'] as const
export type Role = (typeof roles)[number]

/** Those who plan the floor: they act at any station, move pieces by hand and undo what others did. */
export function plans(role: Role | 'program'): boolean {
  return role === 'owner' || role === 'planner' || role === 'program'
}

/** What a program may do with an API key; owners choose when they make the key. */
export const scopes = ['read', 'scan', 'plan', 'configure'] as const
export type Scope = (typeof scopes)[number]
