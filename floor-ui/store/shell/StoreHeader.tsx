import { IconMenu2, IconShoppingCart } from '@tabler/icons-react'
import { Link, useNavigate } from '@tanstack/react-router'
import { useNarrow } from '../../shell/use-narrow.ts'
import { Menu, type MenuAct } from '../../ui/Menu.tsx'
import { PersonBadge } from '../../ui/PersonBadge.tsx'
import { storePaths } from '../store-paths.ts'
import { Logo } from './Logo.tsx'
import styles from './Store.module.css'

interface StoreHeaderProps {
  shop: { name: string; logoUrl: string | null }
  person: { name: string } | null
  /** Lines in the basket. */
  inBasket: number
  onSignOut: () => void
}

const sections = [
  { label: 'New part', to: storePaths.home, exact: true },
  { label: 'My parts', to: storePaths.parts, exact: false },
  { label: 'Quotes', to: storePaths.quotes, exact: false },
  { label: 'Orders', to: storePaths.orders, exact: false },
]

/** The shop's name, the four places of a customer, the basket and the person. On a phone the places are in a menu. */
export function StoreHeader({ shop, person, inBasket, onSignOut }: StoreHeaderProps) {
  const narrow = useNarrow(720)
  return (
    <header className={styles.header}>
      <Link to={storePaths.home} className={styles.name}>
        <Logo name={shop.name} src={shop.logoUrl} />
        <span className={styles.ellipsis}>{shop.name}</span>
      </Link>
      {!narrow && (
        <nav className={styles.sections} aria-label="Store">
          {sections.map(({ label, to, exact }) => (
            <Link key={to} to={to} activeOptions={{ exact }} activeProps={{ 'aria-current': 'page' }}>
              {label}
            </Link>
          ))}
        </nav>
      )}
      <span className={styles.grow} />
      <Link to={storePaths.basket} className={styles.basket} aria-label={`Cart, ${inBasket}`}>
        <IconShoppingCart size={narrow ? 22 : 18} stroke={1.75} aria-hidden />
        {narrow ? <b>{inBasket}</b> : `Cart, ${inBasket}`}
      </Link>
      <PersonMenu person={person} narrow={narrow} onSignOut={onSignOut} />
    </header>
  )
}

function PersonMenu({
  person,
  narrow,
  onSignOut,
}: { narrow: boolean } & Pick<StoreHeaderProps, 'person' | 'onSignOut'>) {
  const navigate = useNavigate()
  const go = (to: string) => () => void navigate({ to })
  const places: MenuAct[] = narrow ? sections.map(({ label, to }) => ({ key: to, label, onPick: go(to) })) : []
  const own: MenuAct[] = person
    ? [
        { key: 'account', label: 'Addresses and profile', onPick: go(storePaths.account), divided: narrow },
        { key: 'out', label: 'Sign out', onPick: onSignOut },
      ]
    : [{ key: 'in', label: 'Sign in', onPick: go(storePaths.signIn), divided: narrow }]
  if (!(narrow || person)) {
    return (
      <Link to={storePaths.signIn} className={styles.person}>
        Sign in
      </Link>
    )
  }
  return (
    <Menu
      acts={[...places, ...own]}
      {...(person ? { title: person.name } : {})}
      target={
        narrow ? (
          <button type="button" className={styles.menu} aria-label="Menu">
            <IconMenu2 size={22} stroke={1.75} aria-hidden />
          </button>
        ) : (
          <button type="button" className={styles.person}>
            <PersonBadge name={person?.name ?? ''} />
            <span aria-hidden>{person?.name}</span>
          </button>
        )
      }
    />
  )
}
