import { type MailWords, paragraphs } from './mail-kinds.ts'

const hello = (name: string) => (name === '' ? 'Bonjour,' : `Bonjour ${name},`)

export const french: MailWords = {
  sign_in_code: (f) => ({
    subject: `${f.code} est votre code pour ${f.shop}`,
    body: paragraphs(
      hello(f.name),
      `votre code est ${f.code}. Il est valable ${f.minutes} minutes et une seule fois.`,
      'Si vous ne l’avez pas demandé, vous n’avez rien à faire.',
    ),
    label: null,
  }),
  welcome: (f) => ({
    subject: `Bienvenue chez ${f.shop}`,
    body: paragraphs(
      hello(f.name),
      `${f.shop} vous a ouvert un compte. Vous pouvez déposer des pièces, voir les prix et commander.`,
    ),
    label: 'Ouvrir la boutique',
  }),
  approved: (f) => ({
    subject: `${f.shop} : vous pouvez commander`,
    body: paragraphs(hello(f.name), `${f.shop} a validé votre compte. Votre panier peut être commandé.`),
    label: 'Ouvrir le panier',
  }),
  quote_sent: (f) => ({
    subject: `Devis ${f.number} de ${f.shop}`,
    body: paragraphs(
      hello(f.name),
      f.text ?? `voici notre devis ${f.number}${(f.revision ?? 1) > 1 ? `, version ${f.revision}` : ''}.`,
      f.total !== undefined && `Il s’élève à ${f.total}.`,
      f.validUntil !== undefined && `Il est valable jusqu’au ${f.validUntil}.`,
      'Vous pouvez le consulter, poser une question, l’accepter ou le refuser sans vous connecter.',
    ),
    label: 'Voir le devis',
  }),
  quote_received: (f) => ({
    subject: `Nous étudions votre demande ${f.number}`,
    body: paragraphs(
      hello(f.name),
      `votre demande ${f.number} nous est parvenue. Les pièces dont le prix doit être étudié sont examinées, puis vous recevrez un devis.`,
    ),
    label: 'Voir la demande',
  }),
  order_confirmed: (f) => ({
    subject: `La commande ${f.number} est confirmée`,
    body: paragraphs(
      hello(f.name),
      `merci pour votre commande ${f.number}${f.total === undefined ? '' : ` de ${f.total}`}. La confirmation est jointe.`,
      f.dispatch !== undefined && `Elle sera expédiée le ${f.dispatch}.`,
    ),
    label: 'Suivre la commande',
  }),
  status_changed: (f) => ({
    subject: `Commande ${f.number} : ${f.status}`,
    body: paragraphs(
      hello(f.name),
      `votre commande ${f.number} est maintenant : ${f.status}.`,
      f.dispatch !== undefined && `Elle sera expédiée le ${f.dispatch}.`,
    ),
    label: 'Suivre la commande',
  }),
  shipped: (f) => ({
    subject: `La commande ${f.number} est en route`,
    body: paragraphs(
      hello(f.name),
      `des pièces de votre commande ${f.number} nous ont quittés. Le bon de livraison est joint.`,
      f.tracking !== undefined && f.tracking !== '' && `Suivi : ${f.tracking}`,
    ),
    label: 'Suivre la commande',
  }),
  message: (f) => ({
    subject: `${f.author} a écrit au sujet de ${f.number}`,
    body: paragraphs(hello(f.name), `${f.author} de ${f.shop} a écrit au sujet de ${f.number} :`, f.text),
    label: 'Répondre',
  }),
  invoice: (f) => ({
    subject: `Facture ${f.invoice} de ${f.shop}`,
    body: paragraphs(
      hello(f.name),
      `notre facture ${f.invoice} pour votre commande ${f.number} est jointe${f.total === undefined ? '' : `. Elle s’élève à ${f.total}`}.`,
    ),
    label: 'Voir la commande',
  }),
  customer_wrote: (f) => ({
    subject: `${f.customer} a écrit au sujet de ${f.number}`,
    body: paragraphs(hello(f.name), `${f.author} de ${f.customer} a écrit au sujet de ${f.number} :`, f.text),
    label: 'Répondre',
  }),
}
