import { type MailWords, paragraphs } from './mail-kinds.ts'

const hello = (name: string) => (name === '' ? 'Guten Tag,' : `Guten Tag ${name},`)

export const german: MailWords = {
  sign_in_code: (f) => ({
    subject: `${f.code} ist Ihr Code für ${f.shop}`,
    body: paragraphs(
      hello(f.name),
      `Ihr Code lautet ${f.code}. Er gilt ${f.minutes} Minuten und nur einmal.`,
      'Falls Sie ihn nicht angefordert haben, müssen Sie nichts tun.',
    ),
    label: null,
  }),
  welcome: (f) => ({
    subject: `Willkommen bei ${f.shop}`,
    body: paragraphs(
      hello(f.name),
      `${f.shop} hat ein Konto für Sie eröffnet. Sie können Teile hochladen, Preise sehen und bestellen.`,
    ),
    label: 'Zum Shop',
  }),
  approved: (f) => ({
    subject: `${f.shop}: Sie können jetzt bestellen`,
    body: paragraphs(hello(f.name), `${f.shop} hat Ihr Konto freigegeben. Ihr Warenkorb kann bestellt werden.`),
    label: 'Zum Warenkorb',
  }),
  quote_sent: (f) => ({
    subject: `Angebot ${f.number} von ${f.shop}`,
    body: paragraphs(
      hello(f.name),
      f.text ?? `anbei unser Angebot ${f.number}${(f.revision ?? 1) > 1 ? `, Fassung ${f.revision}` : ''}.`,
      f.total !== undefined && `Es beläuft sich auf ${f.total}.`,
      f.validUntil !== undefined && `Es gilt bis ${f.validUntil}.`,
      'Sie können es ohne Anmeldung ansehen, nachfragen, annehmen oder ablehnen.',
    ),
    label: 'Angebot ansehen',
  }),
  quote_received: (f) => ({
    subject: `Wir prüfen Ihre Anfrage ${f.number}`,
    body: paragraphs(
      hello(f.name),
      `Ihre Anfrage ${f.number} ist bei uns. Teile, deren Preis geprüft werden muss, sieht sich jemand an; dann erhalten Sie ein Angebot.`,
    ),
    label: 'Anfrage ansehen',
  }),
  order_confirmed: (f) => ({
    subject: `Auftrag ${f.number} ist bestätigt`,
    body: paragraphs(
      hello(f.name),
      `vielen Dank für Ihren Auftrag ${f.number}${f.total === undefined ? '' : ` über ${f.total}`}. Die Bestätigung liegt bei.`,
      f.dispatch !== undefined && `Der Versand erfolgt am ${f.dispatch}.`,
    ),
    label: 'Auftrag verfolgen',
  }),
  status_changed: (f) => ({
    subject: `Auftrag ${f.number}: ${f.status}`,
    body: paragraphs(
      hello(f.name),
      `Ihr Auftrag ${f.number} steht jetzt auf: ${f.status}.`,
      f.dispatch !== undefined && `Der Versand erfolgt am ${f.dispatch}.`,
    ),
    label: 'Auftrag verfolgen',
  }),
  shipped: (f) => ({
    subject: `Auftrag ${f.number} ist unterwegs`,
    body: paragraphs(
      hello(f.name),
      `Teile Ihres Auftrags ${f.number} haben unser Haus verlassen. Der Lieferschein liegt bei.`,
      f.tracking !== undefined && f.tracking !== '' && `Sendungsnummer: ${f.tracking}`,
    ),
    label: 'Auftrag verfolgen',
  }),
  message: (f) => ({
    subject: `${f.author} schreibt zu ${f.number}`,
    body: paragraphs(hello(f.name), `${f.author} von ${f.shop} schreibt zu ${f.number}:`, f.text),
    label: 'Antworten',
  }),
  invoice: (f) => ({
    subject: `Rechnung ${f.invoice} von ${f.shop}`,
    body: paragraphs(
      hello(f.name),
      `anbei unsere Rechnung ${f.invoice} zu Ihrem Auftrag ${f.number}${f.total === undefined ? '' : ` über ${f.total}`}.`,
    ),
    label: 'Auftrag ansehen',
  }),
  customer_wrote: (f) => ({
    subject: `${f.customer} schreibt zu ${f.number}`,
    body: paragraphs(hello(f.name), `${f.author} von ${f.customer} schreibt zu ${f.number}:`, f.text),
    label: 'Antworten',
  }),
}
