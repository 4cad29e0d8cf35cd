import { type MailWords, paragraphs } from './mail-kinds.ts'

const hello = (name: string) => (name === '' ? 'Hello,' : `Hello ${name},`)

export const english: MailWords = {
  sign_in_code: (f) => ({
    subject: `${f.code} is your code for ${f.shop}`,
    body: paragraphs(
      hello(f.name),
      `your code is ${f.code}. It holds for ${f.minutes} minutes and works once.`,
      'If you did not ask for it, you need do nothing.',
    ),
    label: null,
  }),
  welcome: (f) => ({
    subject: `Welcome to ${f.shop}`,
    body: paragraphs(
      hello(f.name),
      `${f.shop} has opened an account for you. You can upload parts, see prices and order.`,
    ),
    label: 'Open the storefront',
  }),
  approved: (f) => ({
    subject: `${f.shop}: you can order now`,
    body: paragraphs(hello(f.name), `${f.shop} has approved your account. What is in your basket can be ordered.`),
    label: 'Open the basket',
  }),
  quote_sent: (f) => ({
    subject: `Quote ${f.number} from ${f.shop}`,
    body: paragraphs(
      hello(f.name),
      f.text ?? `here is our quote ${f.number}${(f.revision ?? 1) > 1 ? `, revision ${f.revision}` : ''}.`,
      f.total !== undefined && `It comes to ${f.total}.`,
      f.validUntil !== undefined && `It holds until ${f.validUntil}.`,
      'You can look at it, ask, accept or decline without signing in.',
    ),
    label: 'Look at the quote',
  }),
  quote_received: (f) => ({
    subject: `We look at your request ${f.number}`,
    body: paragraphs(
      hello(f.name),
      `your request ${f.number} has reached us. A person looks at the parts whose price needs it, and sends you a quote.`,
    ),
    label: 'Look at the request',
  }),
  order_confirmed: (f) => ({
    subject: `Order ${f.number} is confirmed`,
    body: paragraphs(
      hello(f.name),
      `thank you for your order ${f.number}${f.total === undefined ? '' : ` of ${f.total}`}. The confirmation is attached.`,
      f.dispatch !== undefined && `It leaves us on ${f.dispatch}.`,
    ),
    label: 'Follow the order',
  }),
  status_changed: (f) => ({
    subject: `Order ${f.number}: ${f.status}`,
    body: paragraphs(
      hello(f.name),
      `your order ${f.number} is now: ${f.status}.`,
      f.dispatch !== undefined && `It leaves us on ${f.dispatch}.`,
    ),
    label: 'Follow the order',
  }),
  shipped: (f) => ({
    subject: `Order ${f.number} is on its way`,
    body: paragraphs(
      hello(f.name),
      `parts of your order ${f.number} have left us. The packing slip is attached.`,
      f.tracking !== undefined && f.tracking !== '' && `Tracking: ${f.tracking}`,
    ),
    label: 'Follow the order',
  }),
  message: (f) => ({
    subject: `${f.author} wrote about ${f.number}`,
    body: paragraphs(hello(f.name), `${f.author} of ${f.shop} wrote about ${f.number}:`, f.text),
    label: 'Answer',
  }),
  invoice: (f) => ({
    subject: `Invoice ${f.invoice} from ${f.shop}`,
    body: paragraphs(
      hello(f.name),
      `our invoice ${f.invoice} for your order ${f.number} is attached${f.total === undefined ? '' : `. It comes to ${f.total}`}.`,
    ),
    label: 'Look at the order',
  }),
  customer_wrote: (f) => ({
    subject: `${f.customer} wrote about ${f.number}`,
    body: paragraphs(hello(f.name), `${f.author} of ${f.customer} wrote about ${f.number}:`, f.text),
    label: 'Answer',
  }),
}
