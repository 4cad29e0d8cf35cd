import { useQuery } from '@tanstack/react-query'
import { Link, useNavigate } from '@tanstack/react-router'
import { useState } from 'react'
import type { AnswerOf } from '#api/contract/endpoint.ts'
import { basketEndpoints, storePartEndpoints } from '#api/contract/store.ts'
import { accountEndpoints } from '#api/contract/store-account.ts'
import { ask } from '../../server/queries.ts'
import { useCommand } from '../../server/use-command.ts'
import { Button, buttonClasses } from '../../ui/Button.tsx'
import { EmptyState } from '../../ui/EmptyState.tsx'
import { FailedPart } from '../../ui/FailedPart.tsx'
import { PartPicture } from '../../ui/PartPicture.tsx'
import { Refusal } from '../../ui/Refusal.tsx'
import { SearchField } from '../../ui/SearchField.tsx'
import { SkeletonRows } from '../../ui/Skeleton.tsx'
import { NumberField } from '../../ui/TextField.tsx'
import { formatMoney, formatPieces } from '../../words/numbers.ts'
import { sentenceOf } from '../../words/refusals.ts'
import { useShopPlace } from '../../words/shop-place.tsx'
import { countedQuantity } from '../configure/ladder.ts'
import { useFace } from '../shell/face.tsx'
import list from '../shell/List.module.css'
import shell from '../shell/Store.module.css'
import { shopQuery } from '../shell/which-shop.ts'
import { basketUrls, type Part } from '../store-data.ts'
import { storePaths } from '../store-paths.ts'
import { factsOf } from '../upload/part-words.ts'

type Reference = AnswerOf<typeof accountEndpoints.references>['items'][number]

/** Parts with an agreed number, to be ordered again at once; below them everything that was uploaded. */
export function MyPartsPage() {
  const { visitor } = useFace()
  const [words, setWords] = useState('')
  const references = useQuery({ ...ask(accountEndpoints.references, {}), enabled: visitor.kind === 'customer' })
  const parts = useQuery(ask(storePartEndpoints.list, { query: shopQuery() }))
  if (parts.isError) return <FailedPart what={sentenceOf(parts.error)} onRetry={() => void parts.refetch()} />
  if (!parts.data) return <SkeletonRows />
  const agreed = (references.data?.items ?? []).filter((each) => says(words, each.reference, each.name))
  const uploaded = parts.data.items.filter((each) => says(words, each.name, each.fileName ?? ''))
  if (parts.data.items.length === 0 && (references.data?.items.length ?? 0) === 0) {
    return (
      <EmptyState
        title="No parts yet"
        action={
          <Link to={storePaths.home} className={buttonClasses()}>
            Upload a part
          </Link>
        }
      >
        What you upload stays here, and parts you order often get your own number.
      </EmptyState>
    )
  }
  return (
    <div className={shell.column}>
      <div className={shell.head}>
        <h1 className={shell.title}>My parts</h1>
        <SearchField placeholder="Find a part" value={words} onChange={setWords} />
      </div>
      {agreed.length > 0 && (
        <>
          <h2 className={shell.section}>By your number</h2>
          <ul className={list.rows}>
            {agreed.map((reference) => (
              <ReferenceRow key={reference.reference} reference={reference} />
            ))}
          </ul>
        </>
      )}
      <h2 className={shell.section}>Uploaded</h2>
      <ul className={list.rows}>
        {uploaded.map((part) => (
          <UploadedRow key={part.id} part={part} />
        ))}
      </ul>
      {uploaded.length === 0 && <p className={shell.quiet}>Nothing with these words.</p>}
    </div>
  )
}

function says(words: string, ...texts: string[]): boolean {
  const wanted = words.trim().toLowerCase()
  return texts.some((text) => text.toLowerCase().includes(wanted))
}

function ReferenceRow({ reference }: { reference: Reference }) {
  const { locale } = useShopPlace()
  const navigate = useNavigate()
  const [quantity, setQuantity] = useState(reference.priceTiers[0]?.quantity ?? 1)
  const add = useCommand(basketEndpoints.addReference, {
    stale: basketUrls,
    onDone: () => void navigate({ to: storePaths.basket }),
  })
  const made = [reference.process, reference.material, reference.color].filter(Boolean).join(', ')
  const tiers = reference.priceTiers.map(
    (tier) => `${formatPieces(tier.quantity, locale)}: ${formatMoney(tier.unitPrice, reference.currency, locale)}`,
  )
  return (
    <li className={list.row}>
      <PartPicture src={reference.pictureUrl} size={56} />
      <div className={list.what}>
        <b>
          <span className="mono">{reference.reference}</span> {reference.name}
        </b>
        <span>{made}</span>
        {tiers.length > 0 && <small>agreed, from {tiers.join(', ')} each</small>}
      </div>
      <div className={list.count}>
        <NumberField
          label={`Quantity of ${reference.reference}`}
          bare
          unit="pieces"
          value={quantity}
          onChange={(value) => setQuantity(countedQuantity(value))}
        />
      </div>
      <Button disabled={add.isPending} onClick={() => add.run({ body: { reference: reference.reference, quantity } })}>
        Order {formatPieces(quantity, locale)} again
      </Button>
      <Refusal error={add.error} />
    </li>
  )
}

function UploadedRow({ part }: { part: Part }) {
  const { locale } = useShopPlace()
  return (
    <li className={list.row}>
      <PartPicture src={part.pictureUrl} size={56} />
      <div className={list.what}>
        <b>{part.name}</b>
        <span>{part.analysis === 'failed' ? part.problem : factsOf(part, locale)}</span>
      </div>
      {part.analysis !== 'failed' && (
        <Link to={storePaths.configure(part.id)} className={buttonClasses()}>
          Configure
        </Link>
      )}
    </li>
  )
}
