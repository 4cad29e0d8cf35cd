import type { DocumentKind, DocumentLanguage } from '#domain/documents.ts'
import type { FactName } from './document-data.ts'

/** Everything that a document says by itself, in one language. */
export interface DocumentWords {
  titles: Record<DocumentKind, string>
  facts: Record<FactName, string>
  position: string
  part: string
  quantity: string
  unitPrice: string
  amount: string
  ordered: string
  before: string
  inThisShipment: string
  subtotal: string
  discount: string
  shippingCost: string
  tax: string
  total: string
  toBePriced: string
  shipTo: string
  page: (page: number, of: number) => string
  continued: string
  parcel: (parcel: number, of: number) => string
  payWithin: (days: number) => string
  payAtOnce: string
  taxExempt: string
  reverseCharge: string
  taxIdOf: string
  piecesInAll: (pieces: string) => string
  minimumOrder: string
  rounding: string
  /** What the shop says above the table where it has no own words. */
  intro: Record<Exclude<DocumentKind, 'delivery_label'>, string>
}

const english: DocumentWords = {
  titles: {
    quote: 'Quote',
    confirmation: 'Order confirmation',
    invoice: 'Invoice',
    packing_slip: 'Packing slip',
    delivery_label: 'Delivery label',
  },
  facts: {
    date: 'Date',
    validUntil: 'Valid until',
    dispatch: 'Leaves us',
    due: 'Due',
    customerNumber: 'Customer no.',
    yourReference: 'Your reference',
    purchaseOrder: 'Your order no.',
    order: 'Order',
    quote: 'Quote',
    contact: 'Contact',
    taxId: 'Your VAT ID',
    shipping: 'Shipping',
    tracking: 'Tracking',
    parcels: 'Parcels',
    revision: 'Revision',
  },
  position: '#',
  part: 'Part',
  quantity: 'Quantity',
  unitPrice: 'Price of one',
  amount: 'Amount',
  ordered: 'Ordered',
  before: 'Sent before',
  inThisShipment: 'In this shipment',
  subtotal: 'Parts',
  discount: 'Discount',
  shippingCost: 'Shipping',
  tax: 'Tax',
  total: 'Total',
  toBePriced: 'price under review',
  shipTo: 'Goes to',
  page: (page, of) => `Page ${page} of ${of}`,
  continued: 'continued',
  parcel: (parcel, of) => `Parcel ${parcel} of ${of}`,
  payWithin: (days) => `Please pay within ${days} days of the date of this invoice.`,
  payAtOnce: 'Please pay on receipt of this invoice.',
  taxExempt: 'Exempt from tax.',
  reverseCharge: 'Reverse charge: the recipient accounts for the VAT.',
  taxIdOf: 'VAT ID',
  piecesInAll: (pieces) => `${pieces} pieces in all`,
  minimumOrder: 'Up to the minimum order',
  rounding: 'Rounding',
  intro: {
    quote: 'Thank you for your request. We offer you:',
    confirmation: 'Thank you for your order, which we confirm:',
    invoice: 'We have made for you:',
    packing_slip: '',
  },
}

const german: DocumentWords = {
  titles: {
    quote: 'Angebot',
    confirmation: 'Auftragsbestätigung',
    invoice: 'Rechnung',
    packing_slip: 'Lieferschein',
    delivery_label: 'Versandetikett',
  },
  facts: {
    date: 'Datum',
    validUntil: 'Gültig bis',
    dispatch: 'Versand am',
    due: 'Fällig am',
    customerNumber: 'Kundennummer',
    yourReference: 'Ihr Zeichen',
    purchaseOrder: 'Ihre Bestellnr.',
    order: 'Auftrag',
    quote: 'Angebot',
    contact: 'Ansprechpartner',
    taxId: 'Ihre USt-IdNr.',
    shipping: 'Versandart',
    tracking: 'Sendungsnr.',
    parcels: 'Pakete',
    revision: 'Fassung',
  },
  position: 'Pos.',
  part: 'Teil',
  quantity: 'Menge',
  unitPrice: 'Einzelpreis',
  amount: 'Betrag',
  ordered: 'Bestellt',
  before: 'Bereits geliefert',
  inThisShipment: 'Diese Lieferung',
  subtotal: 'Teile',
  discount: 'Rabatt',
  shippingCost: 'Versand',
  tax: 'Steuer',
  total: 'Gesamtbetrag',
  toBePriced: 'Preis in Prüfung',
  shipTo: 'Lieferanschrift',
  page: (page, of) => `Seite ${page} von ${of}`,
  continued: 'Fortsetzung',
  parcel: (parcel, of) => `Paket ${parcel} von ${of}`,
  payWithin: (days) => `Bitte zahlen Sie innerhalb von ${days} Tagen nach Rechnungsdatum.`,
  payAtOnce: 'Bitte zahlen Sie sofort nach Erhalt der Rechnung.',
  taxExempt: 'Steuerbefreit.',
  reverseCharge: 'Steuerschuldnerschaft des Leistungsempfängers (Reverse Charge).',
  taxIdOf: 'USt-IdNr.',
  piecesInAll: (pieces) => `${pieces} Stück insgesamt`,
  minimumOrder: 'Bis zum Mindestbestellwert',
  rounding: 'Rundung',
  intro: {
    quote: 'Vielen Dank für Ihre Anfrage. Wir bieten Ihnen an:',
    confirmation: 'Vielen Dank für Ihren Auftrag, den wir hiermit bestätigen:',
    invoice: 'Wir haben für Sie gefertigt:',
    packing_slip: '',
  },
}

const french: DocumentWords = {
  titles: {
    quote: 'Devis',
    confirmation: 'Confirmation de commande',
    invoice: 'Facture',
    packing_slip: 'Bon de livraison',
    delivery_label: 'Étiquette d’expédition',
  },
  facts: {
    date: 'Date',
    validUntil: 'Valable jusqu’au',
    dispatch: 'Expédition le',
    due: 'Échéance',
    customerNumber: 'N° client',
    yourReference: 'Votre référence',
    purchaseOrder: 'Votre commande',
    order: 'Commande',
    quote: 'Devis',
    contact: 'Contact',
    taxId: 'Votre n° de TVA',
    shipping: 'Expédition',
    tracking: 'Suivi',
    parcels: 'Colis',
    revision: 'Version',
  },
  position: 'N°',
  part: 'Pièce',
  quantity: 'Quantité',
  unitPrice: 'Prix unitaire',
  amount: 'Montant',
  ordered: 'Commandé',
  before: 'Déjà livré',
  inThisShipment: 'Dans cet envoi',
  subtotal: 'Pièces',
  discount: 'Remise',
  shippingCost: 'Expédition',
  tax: 'Taxe',
  total: 'Total',
  toBePriced: 'prix à l’étude',
  shipTo: 'Livraison à',
  page: (page, of) => `Page ${page} sur ${of}`,
  continued: 'suite',
  parcel: (parcel, of) => `Colis ${parcel} sur ${of}`,
  payWithin: (days) => `Merci de régler sous ${days} jours à compter de la date de facture.`,
  payAtOnce: 'Merci de régler à réception de la facture.',
  taxExempt: 'Exonéré de taxe.',
  reverseCharge: 'Autoliquidation : la TVA est due par le preneur.',
  taxIdOf: 'N° de TVA',
  piecesInAll: (pieces) => `${pieces} pièces en tout`,
  minimumOrder: 'Complément au minimum de commande',
  rounding: 'Arrondi',
  intro: {
    quote: 'Merci pour votre demande. Nous vous proposons :',
    confirmation: 'Merci pour votre commande, que nous confirmons :',
    invoice: 'Nous avons fabriqué pour vous :',
    packing_slip: '',
  },
}

const byLanguage: Record<DocumentLanguage, DocumentWords> = { en: english, de: german, fr: french }

export const documentWords = (language: DocumentLanguage): DocumentWords => byLanguage[language]
