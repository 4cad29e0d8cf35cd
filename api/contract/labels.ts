import { Type } from 'typebox'
import { endpoint, floor } from './endpoint.ts'
import { ById, OneOf } from './shared.ts'

const Paper = {
  pageSize: Type.Optional(OneOf(['A4', 'LETTER', 'A5'])),
  dpi: Type.Optional(
    OneOf(['203', '300', '600'], 'Dots per inch of the printer, so that bars are whole dots; unsaid, for 300 and 600'),
  ),
}

export const labelEndpoints = {
  traveller: endpoint({
    method: 'GET',
    url: '/work-orders/:id/traveller.pdf',
    summary: 'The traveller of a work order',
    tags: ['labels'],
    access: floor,
    params: ById,
    query: Type.Object(Paper),
    produces: 'application/pdf',
  }),
  travellerZpl: endpoint({
    method: 'GET',
    url: '/work-orders/:id/traveller.zpl',
    summary: 'Labels of a work order for a label printer',
    tags: ['labels'],
    access: floor,
    params: ById,
    query: Type.Object({
      dpi: Type.Optional(OneOf(['203', '300', '600'], 'Dots per inch of the label printer; 203 unless said')),
    }),
    produces: 'text/plain',
  }),
  travellers: endpoint({
    method: 'GET',
    url: '/labels/travellers.pdf',
    summary: 'Travellers of several work orders in one file',
    tags: ['labels'],
    access: floor,
    query: Type.Object({
      ids: Type.String({ description: 'Comma-separated ids of work orders, at most 200', maxLength: 7600 }),
      ...Paper,
    }),
    produces: 'application/pdf',
  }),
  commandCards: endpoint({
    method: 'GET',
    url: '/labels/command-cards.pdf',
    summary: 'Cards for start, complete, scrap reasons, quantities and undo',
    tags: ['labels'],
    access: floor,
    query: Type.Object(Paper),
    produces: 'application/pdf',
  }),
  badgeCards: endpoint({
    method: 'GET',
    url: '/labels/badge-cards.pdf',
    summary: 'Badge cards of the operators',
    tags: ['labels'],
    access: { roles: ['owner', 'planner'] },
    query: Type.Object(Paper),
    produces: 'application/pdf',
  }),
  stationSigns: endpoint({
    method: 'GET',
    url: '/labels/station-signs.pdf',
    summary: 'A page to hang at each station, with its code',
    tags: ['labels'],
    access: { roles: ['owner', 'planner'], scope: 'read' },
    query: Type.Object(Paper),
    produces: 'application/pdf',
  }),
}
