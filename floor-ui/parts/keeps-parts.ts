import type { Role } from '#domain/people/roles.ts'

/** Who adds parts and keeps what is known of them. */
export function keepsParts(role: Role): boolean {
  return role === 'owner' || role === 'planner' || role === 'sales'
}
