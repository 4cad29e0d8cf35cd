import type { DocumentLanguage } from '../documents.ts'
import { english } from './english.ts'
import { french } from './french.ts'
import { german } from './german.ts'
import type { MailFacts, MailKind, MailText } from './mail-kinds.ts'

/** A mail in the reader's language. */
export function mailText(kind: MailKind, language: DocumentLanguage, facts: MailFacts): MailText {
  return { en: english, de: german, fr: french }[language][kind](facts)
}
