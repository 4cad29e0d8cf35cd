import { Type } from 'typebox'
import { Address, addressChange, addressFields } from './customers.ts'
import { endpoint, everyone } from './endpoint.ts'
import { Session } from './session.ts'
import { ById, Command, Name, Nullable } from './shared.ts'
import { Account } from './store.ts'
import { buyers, Money, OfShop, optional, Text, tags } from './store-views.ts'

export const accountEndpoints = {
  read: endpoint({
    method: 'GET',
    url: '/store/account',
    summary: 'Who one is to the shop',
    tags,
    access: buyers,
    response: Account(),
  }),
  update: endpoint({
    method: 'PATCH',
    url: '/store/account',
    summary: 'Change one’s own name, phone, language or password',
    tags,
    access: buyers,
    body: Command({
      name: optional(Name),
      phone: optional(Text(60)),
      language: optional(Nullable(Type.String({ minLength: 2, maxLength: 35 }))),
      notified: optional(Type.Boolean()),
      password: optional(Type.String({ minLength: 8, maxLength: 200 })),
    }),
    response: Account(),
  }),
  addAddress: endpoint({
    method: 'POST',
    url: '/store/addresses',
    summary: 'Add an address of one’s own organisation',
    tags,
    access: buyers,
    status: 201,
    body: Command(addressFields),
    response: Address,
  }),
  changeAddress: endpoint({
    method: 'PATCH',
    url: '/store/addresses/:id',
    summary: 'Change an address of one’s own organisation',
    tags,
    access: buyers,
    params: ById,
    body: Command(addressChange),
    response: Address,
  }),
  references: endpoint({
    method: 'GET',
    url: '/store/references',
    summary: 'Parts that were agreed on before, by the customer’s own numbers, with their prices',
    tags,
    access: buyers,
    response: Type.Object({
      items: Type.Array(
        Type.Object({
          reference: Type.String(),
          name: Type.String(),
          pictureUrl: Nullable(Type.String()),
          process: Nullable(Type.String()),
          material: Nullable(Type.String()),
          color: Nullable(Type.String()),
          priceTiers: Type.Array(Type.Object({ quantity: Type.Integer(), unitPrice: Money })),
          currency: Type.String(),
        }),
      ),
    }),
  }),
}

const Email = Type.String({ maxLength: 254, pattern: '^[^\\s@,;<>]+@[^\\s@,;<>]+$' })

/** Beside the sign-in with a password: `POST /session`. */
export const storeSessionEndpoints = {
  sendCode: endpoint({
    method: 'POST',
    url: '/session/code',
    summary: 'Have a one-time code sent; the answer is the same whether anybody has that address',
    tags: ['session'],
    access: everyone,
    query: OfShop,
    body: Type.Object({ email: Email }, { additionalProperties: false }),
    response: Type.Object({ minutes: Type.Integer({ description: 'How long the code holds' }) }),
  }),
  signInByCode: endpoint({
    method: 'POST',
    url: '/session/code/sign-in',
    summary: 'Sign in at the storefront with the code; the guest’s basket comes along',
    tags: ['session'],
    access: everyone,
    query: OfShop,
    body: Type.Object(
      { email: Email, code: Type.String({ minLength: 4, maxLength: 12 }) },
      { additionalProperties: false },
    ),
    response: Session,
  }),
  register: endpoint({
    method: 'POST',
    url: '/session/register',
    summary: 'Become a customer; a code is sent to the address, with which one signs in',
    tags: ['session'],
    access: everyone,
    query: OfShop,
    body: Type.Object(
      {
        company: Name,
        name: Name,
        email: Email,
        phone: optional(Text(60)),
        language: optional(Type.String({ minLength: 2, maxLength: 35 })),
        taxId: optional(Text(40)),
        country: optional(Type.String({ pattern: '^[A-Z]{2}$' })),
      },
      { additionalProperties: false },
    ),
    response: Type.Object({ minutes: Type.Integer() }),
  }),
}
