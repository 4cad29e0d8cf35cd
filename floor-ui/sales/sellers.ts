import { useQuery } from '@tanstack/react-query'
import { peopleEndpoints } from '#api/contract/session.ts'
import { plans } from '#domain/people/roles.ts'
import { ask } from '../server/queries.ts'
import { useSession } from '../shell/session.tsx'

/** The people who can own a quote or an order. Sales see themselves; the whole list is for those who plan. */
export function useSellers(): { value: string; label: string }[] {
  const { user } = useSession()
  const { data } = useQuery({ ...ask(peopleEndpoints.list, {}), enabled: plans(user.role) })
  const known = (data?.items ?? []).filter(({ role, active }) => active && role !== 'operator' && role !== 'customer')
  const people = known.some(({ id }) => id === user.id) ? known : [{ id: user.id, name: user.name }, ...known]
  return people.map(({ id, name }) => ({ value: id, label: name }))
}
