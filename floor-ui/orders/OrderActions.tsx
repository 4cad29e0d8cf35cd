import {
  IconArchive,
  IconArrowRight,
  IconChevronsUp,
  IconCopy,
  IconDots,
  IconFileText,
  IconMessage,
  IconRoute,
  IconTruck,
  IconX,
} from '@tabler/icons-react'
import { orderEndpoints } from '#api/contract/orders.ts'
import { plans } from '#domain/people/roles.ts'
import { useCommand } from '../server/use-command.ts'
import { useSession } from '../shell/session.tsx'
import { Button, IconButton } from '../ui/Button.tsx'
import { Menu, type MenuAct } from '../ui/Menu.tsx'
import { Refusal } from '../ui/Refusal.tsx'
import type { OrderAsk } from './OrderAsking.tsx'
import { type Order, orderStale } from './order-data.ts'
import type { OrderPageTab } from './order-search.ts'

interface OrderActionsProps {
  order: Order
  onAsk: (ask: OrderAsk) => void
  onShow: (part: OrderPageTab) => void
}

/** What can be done with an order as it stands; the next step last. */
export function OrderActions({ order, onAsk, onShow }: OrderActionsProps) {
  const { user } = useSession()
  const update = useCommand(orderEndpoints.update, { stale: orderStale })
  const open = order.state !== 'cancelled'
  const waiting = order.requisitions.some((line) => line.scheduledQuantity === 0)
  const ready = order.requisitions.some((line) => line.readyQuantity > 0)
  const change = (body: { rush?: boolean; archived?: boolean }) =>
    update.run({ params: { id: order.id }, body: { version: order.version, ...body } })
  return (
    <>
      <Refusal error={update.error} />
      <Menu
        target={
          <IconButton label="What else can be done">
            <IconDots size={18} stroke={1.9} />
          </IconButton>
        }
        acts={moreActs(order, onAsk, onShow, change)}
      />
      <Button icon={<IconFileText size={16} stroke={1.75} />} onClick={() => onShow('documents')}>
        Documents
      </Button>
      <Button
        tone={ready && !waiting ? 'primary' : 'default'}
        icon={<IconTruck size={16} stroke={1.75} />}
        disabled={!open || !ready}
        title={ready ? undefined : 'No finished pieces are waiting to leave.'}
        onClick={() => onAsk({ about: 'ship' })}
      >
        Ship
      </Button>
      {plans(user.role) && open && waiting && (
        <Button
          tone="primary"
          icon={<IconRoute size={16} stroke={1.75} />}
          onClick={() => onAsk({ about: 'schedule' })}
        >
          Create work orders
        </Button>
      )}
    </>
  )
}

function moreActs(
  order: Order,
  onAsk: OrderActionsProps['onAsk'],
  onShow: OrderActionsProps['onShow'],
  change: (body: { rush?: boolean; archived?: boolean }) => void,
): MenuAct[] {
  const icon = { size: 16, stroke: 1.75 }
  const cancelled = order.state === 'cancelled'
  return [
    ...(cancelled
      ? []
      : [
          {
            key: 'status',
            label: 'Move to another status',
            icon: <IconArrowRight {...icon} />,
            onPick: () => onAsk({ about: 'status' }),
          },
          {
            key: 'rush',
            label: order.rush ? 'No longer a rush' : 'Make it a rush',
            icon: <IconChevronsUp {...icon} />,
            onPick: () => change({ rush: !order.rush }),
          },
        ]),
    { key: 'write', label: 'Write to the customer', icon: <IconMessage {...icon} />, onPick: () => onShow('messages') },
    {
      key: 'reorder',
      label: 'Quote the same again',
      icon: <IconCopy {...icon} />,
      onPick: () => onAsk({ about: 'reorder' }),
    },
    {
      key: 'archive',
      label: order.archivedAt ? 'Take out of the archive' : 'Archive',
      icon: <IconArchive {...icon} />,
      divided: true,
      onPick: () => change({ archived: !order.archivedAt }),
    },
    ...(cancelled
      ? []
      : [
          {
            key: 'cancel',
            label: 'Cancel the order',
            icon: <IconX {...icon} />,
            onPick: () => onAsk({ about: 'cancel' }),
          },
        ]),
  ]
}
