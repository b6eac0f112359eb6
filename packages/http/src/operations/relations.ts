/** Who is served through what and by whom: linkage map, parties, catalogue with its health, coverage, the log of an agreement. */
import { recordKinds } from '@troth/core';
import {
  agreementLog,
  catalogueEntry,
  catalogueOf,
  coverageMatrix,
  covers,
  gapCodes,
  healthCodes,
  linkageMap,
  linkColumns,
  listParties,
  logStrands,
  partyOverview,
} from '@troth/services';
import { z } from 'zod';
import { idSchema, wordPair } from '../answers/shapes.ts';
import { json, valueOf } from './operation.ts';
import type { Operation } from './operation.ts';
import { kindSchema, recordExample, recordSchema } from './records.ts';

const title = z.union([z.string(), wordPair]);
const ref = z.string().describe('kind/id.');
const titled = z.object({ id: z.string(), title });

const activity = z.object({
  id: z.string(),
  type: z.string(),
  state: z.string(),
  channel: wordPair.optional(),
  frequency: wordPair.optional(),
  ownOwner: z.string().optional(),
  owned: z.boolean().describe('Whoever is named on our side is known and still here.'),
  theirOwner: z.string().optional(),
  lastOn: z.string().optional(),
  nextOn: z.string().optional(),
});

const linkage = z
  .object({
    nodes: z.array(
      z.object({
        ref,
        kind: kindSchema,
        id: z.string(),
        title,
        column: z.enum(linkColumns),
        party: z.string().optional(),
        role: z.string().optional(),
      }),
    ),
    links: z.array(
      z.object({
        from: ref,
        to: ref,
        id: z.string().optional().describe('The record that states it; missing where another record implies it.'),
        says: z.enum(['linkage', 'instance', 'depends-on', 'provider']),
        state: z.string().optional(),
        criticality: z.string().optional(),
        singlePoint: z.boolean().optional(),
        agreement: z.string().optional(),
        activities: z.array(activity),
      }),
    ),
    gaps: z.array(z.object({ code: z.enum(gapCodes), ref, message: wordPair })),
  })
  .meta({ id: 'LinkageMap', description: 'From consumers through services and components to suppliers and groups.' });

const sum = z.object({ currency: z.string(), amount: z.string() });
const partyAgreement = z.object({
  id: z.string(),
  type: z.string(),
  title: wordPair,
  part: z.enum(['provider', 'customer']).describe('What the party is in it.'),
  other: z.string(),
  service: z.string().optional(),
  inherits: z.string().optional(),
  manager: z.string().optional(),
  unowned: z.boolean().describe('Nobody accountable, or somebody who has left.'),
  deputies: z.array(z.string()),
  representative: z.string().optional(),
  counterpart: z.string().optional(),
  inForce: z.boolean(),
  last: z
    .object({ period: z.string(), met: z.number().int(), missed: z.number().int(), judged: z.number().int() })
    .optional(),
  credits: z.array(sum).describe('Of all periods issued.'),
});
const summaryShape = {
  party: recordSchema,
  agreements: z.array(partyAgreement),
  open: z.number().int().describe('Matters in which somebody still has to do something.'),
  people: z.number().int(),
  lastContact: z.string().optional(),
};
const summary = z.object(summaryShape).meta({ id: 'PartySummary' });
const overview = z
  .object({
    ...summaryShape,
    staff: z.array(recordSchema),
    groups: z.array(recordSchema),
    instances: z.array(recordSchema),
    matters: z.array(recordSchema.extend({ open: z.boolean() })),
    log: z.array(recordSchema),
  })
  .meta({ id: 'PartyOverview', description: 'The same for customers, suppliers and groups.' });

const entry = z
  .object({
    service: recordSchema,
    offerings: z.array(
      z.object({
        offering: recordSchema,
        customers: z.array(z.string()),
        outdated: z.boolean().describe('A newer version is published: these customers are still on the old one.'),
        newer: z.string().optional(),
      }),
    ),
    customers: z.array(z.string()),
    instances: z.number().int(),
    usedBy: z.array(z.string()),
    agreements: z.array(z.string()),
    findings: z.array(z.object({ code: z.enum(healthCodes), message: wordPair })),
  })
  .meta({
    id: 'CatalogueEntry',
    description: 'A service with its offerings, who has them, and what is wrong with it.',
  });

const partyExample = {
  party: {
    ...recordExample,
    kind: 'party' as const,
    id: 'lion-rock',
    title: { en: 'Lion Rock Bank', 'zh-Hant': '獅山銀行' },
  },
  agreements: [
    {
      id: 'SLA-LR-METRO',
      type: 'sla',
      title: { en: 'Metro Ethernet', 'zh-Hant': '城域以太網' },
      part: 'customer' as const,
      other: 'harbourline',
      manager: 'ada',
      unowned: false,
      deputies: [],
      inForce: true,
      last: { period: '2024-11', met: 2, missed: 1, judged: 3 },
      credits: [{ currency: 'HKD', amount: '15000.00' }],
    },
  ],
  open: 1,
  people: 2,
};
const linkExample = {
  nodes: [
    {
      ref: 'service/SVC-S01',
      kind: 'service' as const,
      id: 'SVC-S01',
      title: 'Metro Ethernet',
      column: 'service' as const,
    },
  ],
  links: [],
  gaps: [
    {
      code: 'SERVICE-WITHOUT-SUPPLIER' as const,
      ref: 'service/SVC-S01',
      message: { en: 'No supplier or group stands behind it.' },
    },
  ],
};
const entryExample = {
  service: recordExample,
  offerings: [],
  customers: ['lion-rock'],
  instances: 4,
  usedBy: [],
  agreements: ['SLA-LR-METRO'],
  findings: [{ code: 'OWNERLESS' as const, message: { en: 'Its owner has left.' } }],
};

export const relationOperations: readonly Operation[] = [
  json({
    id: 'readLinkage',
    method: 'GET',
    path: '/v1/linkage',
    tag: 'Relations',
    summary: 'Linkage map',
    description:
      'Who is served through what, around one party or service, or all of it; with what is missing: services without supplier, suppliers without consumer, activities without owner.',
    query: z.strictObject({ party: idSchema.optional(), service: idSchema.optional() }),
    status: 200,
    answer: linkage,
    examples: { answer: linkExample },
    async handle({ context, caller: { organisation }, query }) {
      return { body: valueOf(await linkageMap(context, { organisation, ...query })) };
    },
  }),
  json({
    id: 'listParties',
    method: 'GET',
    path: '/v1/parties',
    tag: 'Relations',
    summary: 'Customers, suppliers and groups',
    description: 'Each with its agreements, how they last went, and how much is open.',
    query: z.strictObject({ role: recordKinds.party.fields.role.optional() }),
    status: 200,
    answer: z.object({ items: z.array(summary) }),
    examples: { answer: { items: [partyExample] } },
    async handle({ context, caller: { organisation }, query }) {
      return { body: { items: await listParties(context, { organisation, ...query }) } };
    },
  }),
  json({
    id: 'readParty',
    method: 'GET',
    path: '/v1/parties/{party}',
    tag: 'Relations',
    summary: 'One party, whole',
    description: 'People, agreements, instances, what is open and what was said.',
    params: z.object({ party: idSchema }),
    status: 200,
    answer: overview,
    examples: { answer: { ...partyExample, staff: [], groups: [], instances: [], matters: [], log: [] } },
    async handle({ context, caller: { organisation }, params }) {
      return { body: valueOf(await partyOverview(context, { organisation, ...params })) };
    },
  }),
  json({
    id: 'readCatalogue',
    method: 'GET',
    path: '/v1/catalogue',
    tag: 'Relations',
    summary: 'Services with their health',
    description: 'Stale, ownerless, unpriced, unmeasured, without offering; and customers still on old versions.',
    status: 200,
    answer: z.object({
      entries: z.array(entry),
      health: z.object({ held: z.number().int(), made: z.number().int() }).describe('Checks that hold, of those made.'),
    }),
    examples: { answer: { entries: [entryExample], health: { held: 4, made: 5 } } },
    async handle({ context, caller: { organisation } }) {
      return { body: await catalogueOf(context, { organisation }) };
    },
  }),
  json({
    id: 'readCatalogueEntry',
    method: 'GET',
    path: '/v1/catalogue/{service}',
    tag: 'Relations',
    summary: 'One service of the catalogue',
    description: 'With offerings, versions, customers, dependencies and findings.',
    params: z.object({ service: idSchema }),
    status: 200,
    answer: entry,
    examples: { answer: entryExample },
    async handle({ context, caller: { organisation }, params }) {
      return { body: valueOf(await catalogueEntry(context, { organisation, ...params })) };
    },
  }),
  json({
    id: 'readCoverage',
    method: 'GET',
    path: '/v1/coverage',
    tag: 'Relations',
    summary: 'Service × customer',
    description: 'What stands behind each live instance; the weakest where several share a cell.',
    status: 200,
    answer: z.object({
      services: z.array(titled),
      customers: z.array(titled),
      cells: z.array(
        z.object({
          service: z.string(),
          party: z.string(),
          instances: z.number().int(),
          uncovered: z.number().int(),
          cover: z.enum(covers),
          agreements: z.array(z.string()),
        }),
      ),
    }),
    examples: {
      answer: {
        services: [{ id: 'SVC-S01', title: 'Metro Ethernet' }],
        customers: [{ id: 'lion-rock', title: 'Lion Rock Bank' }],
        cells: [
          {
            service: 'SVC-S01',
            party: 'lion-rock',
            instances: 4,
            uncovered: 0,
            cover: 'sla' as const,
            agreements: ['SLA-LR-METRO'],
          },
        ],
      },
    },
    async handle({ context, caller: { organisation } }) {
      return { body: await coverageMatrix(context, { organisation }) };
    },
  }),
  json({
    id: 'readAgreementLog',
    method: 'GET',
    path: '/v1/agreements/{agreement}/log',
    tag: 'Relations',
    summary: 'What was said, negotiated and published around an agreement',
    description: 'Communication, negotiation and versions on one line of time, with who answers for it.',
    params: z.object({ agreement: idSchema }),
    status: 200,
    answer: z.object({
      agreement: z.string(),
      title: wordPair,
      roles: recordSchema.optional(),
      unowned: z.boolean().describe('Nobody accountable, or somebody who has left.'),
      lines: z.array(
        z.object({
          strand: z.enum(logStrands),
          at: z.string(),
          ref,
          title,
          by: z.string().optional(),
          state: z.string().optional(),
        }),
      ),
    }),
    examples: {
      answer: {
        agreement: 'SLA-LR-METRO',
        title: { en: 'Metro Ethernet' },
        unowned: true,
        lines: [
          {
            strand: 'version' as const,
            at: '2024-01-01T00:00:00.000Z',
            ref: 'revision/1',
            title: 'Revision 1 published',
            by: 'person:ada',
          },
        ],
      },
    },
    async handle({ context, caller: { organisation }, params }) {
      return { body: valueOf(await agreementLog(context, { organisation, ...params })) };
    },
  }),
];
