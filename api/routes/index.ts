import type { FastifyInstance } from 'fastify'
import type { ApiContext } from '../context.ts'
import { registerAssemblies } from './assemblies.ts'
import { registerBacktests } from './backtests.ts'
import { registerBoards } from './boards.ts'
import { registerCustomerImport } from './customer-import.ts'
import { registerCustomerReferences } from './customer-references.ts'
import { registerCustomers } from './customers.ts'
import { registerDocumentSettings } from './document-settings.ts'
import { registerDocuments } from './documents.ts'
import { registerEquationReference } from './equation-reference.ts'
import { registerEquations } from './equations.ts'
import { registerFiles } from './files.ts'
import { registerFloor } from './floor.ts'
import { registerLabels } from './labels.ts'
import { registerLive } from './live.ts'
import { registerMaterialImport } from './material-import.ts'
import { registerMessages } from './messages.ts'
import { registerOrderStatuses } from './order-statuses.ts'
import { registerOrders } from './orders.ts'
import { registerOverview } from './overview.ts'
import { registerPartDesigns } from './part-designs.ts'
import { registerPartRevisions } from './part-revisions.ts'
import { registerParts } from './parts.ts'
import { registerPeople } from './people.ts'
import { registerPrices } from './prices.ts'
import { registerPricingChoices } from './pricing-choices.ts'
import { registerProcesses } from './processes.ts'
import { registerProjects } from './projects.ts'
import { registerQuoteLines } from './quote-lines.ts'
import { registerQuoteLinks } from './quote-links.ts'
import { registerQuotes } from './quotes.ts'
import { registerRoutingTemplates } from './routing-templates.ts'
import { registerSalesSettings } from './sales-settings.ts'
import { registerScans } from './scans.ts'
import { registerSession } from './session.ts'
import { registerSettings } from './settings.ts'
import { registerStore } from './store.ts'
import { registerStoreAccount } from './store-account.ts'
import { registerStoreBasket } from './store-basket.ts'
import { registerStoreParts } from './store-parts.ts'
import { registerStoreSession } from './store-session.ts'
import { registerStoreSettings } from './store-settings.ts'
import { registerWorkOrders } from './work-orders.ts'

/** Every door of the API, listed by hand. */
export function registerRoutes(app: FastifyInstance, ctx: ApiContext): void {
  registerSession(app, ctx)
  registerSettings(app, ctx)
  registerPeople(app, ctx)
  registerFloor(app, ctx)
  registerCustomers(app, ctx)
  registerCustomerImport(app, ctx)
  registerProcesses(app, ctx)
  registerMaterialImport(app, ctx)
  registerPricingChoices(app, ctx)
  registerEquations(app, ctx)
  registerEquationReference(app, ctx)
  registerPrices(app, ctx)
  registerBacktests(app, ctx)
  registerParts(app, ctx)
  registerPartRevisions(app, ctx)
  registerPartDesigns(app, ctx)
  registerCustomerReferences(app, ctx)
  registerAssemblies(app, ctx)
  registerFiles(app, ctx)
  registerRoutingTemplates(app, ctx)
  registerBoards(app, ctx)
  registerLabels(app, ctx)
  registerOverview(app, ctx)
  registerWorkOrders(app, ctx)
  registerQuotes(app, ctx)
  registerQuoteLines(app, ctx)
  registerOrders(app, ctx)
  registerOrderStatuses(app, ctx)
  registerProjects(app, ctx)
  registerSalesSettings(app, ctx)
  registerScans(app, ctx)
  registerDocumentSettings(app, ctx)
  registerDocuments(app, ctx)
  registerMessages(app, ctx)
  registerQuoteLinks(app, ctx)
  registerStore(app, ctx)
  registerStoreAccount(app, ctx)
  registerStoreBasket(app, ctx)
  registerStoreParts(app, ctx)
  registerStoreSession(app, ctx)
  registerStoreSettings(app, ctx)
  registerLive(app, ctx)
}
