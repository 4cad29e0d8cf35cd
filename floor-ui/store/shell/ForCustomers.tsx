import { Link, useLocation } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import { buttonClasses } from '../../ui/Button.tsx'
import { EmptyState } from '../../ui/EmptyState.tsx'
import { storePaths } from '../store-paths.ts'
import { useFace } from './face.tsx'

/** Places of one's own: guests are asked to sign in and come back here. */
export function ForCustomers({ children }: { children: () => ReactNode }) {
  const { visitor, shop } = useFace()
  const { href } = useLocation()
  if (visitor.kind === 'customer') return children()
  if (visitor.kind === 'staff') {
    return (
      <EmptyState title="You look at the store as the shop does">
        Orders, quotes and addresses stand here for customers who sign in.
      </EmptyState>
    )
  }
  return (
    <EmptyState
      title="Sign in to see this"
      action={
        <Link to={storePaths.signIn} search={{ next: href } as never} className={buttonClasses({ tone: 'primary' })}>
          Sign in
        </Link>
      }
    >
      Your parts, quotes and orders with {shop.name} are yours alone.
    </EmptyState>
  )
}
