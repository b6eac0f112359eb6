/** Every operation of the API. Whatever is not in this list is not served. */
import type { FastifyInstance } from 'fastify';
import type { House } from '../house.ts';
import { actionOperations } from './actions.ts';
import { agreementOperations } from './agreements.ts';
import { attentionOperations } from './attention.ts';
import { auditOperations } from './audit.ts';
import { decisionOperations } from './decisions.ts';
import { demoOperations } from './demo.ts';
import { disruptionOperations } from './disruptions.ts';
import { eventOperations } from './events.ts';
import { evidenceOperations } from './evidence.ts';
import { inboxOperations } from './inbox.ts';
import { ledgerOperations } from './ledger.ts';
import type { Operation } from './operation.ts';
import { organisationOperations } from './organisation.ts';
import { packOperations } from './packs.ts';
import { periodOperations } from './periods.ts';
import { pushingOperations } from './pushing.ts';
import { recordOperations } from './records.ts';
import { relationOperations } from './relations.ts';
import { searchOperations } from './search.ts';
import { sendingOperations } from './sending.ts';
import { serverOperations } from './server.ts';
import { sessionOperations } from './session.ts';
import { sourceOperations } from './sources.ts';
import { statementOperations } from './statements.ts';
import { todayOperations } from './today.ts';
import { warningOperations } from './warnings.ts';
import { webhookOperations } from './webhooks.ts';

export const operationsOf = (house: House, app: FastifyInstance): readonly Operation[] => [
  ...organisationOperations,
  ...sessionOperations(house),
  ...agreementOperations,
  ...recordOperations,
  ...relationOperations,
  ...searchOperations,
  ...inboxOperations,
  ...auditOperations,
  ...sourceOperations,
  ...sendingOperations(house),
  ...evidenceOperations,
  ...decisionOperations,
  ...statementOperations,
  ...periodOperations,
  ...attentionOperations,
  ...todayOperations,
  ...warningOperations,
  ...disruptionOperations,
  ...actionOperations,
  ...ledgerOperations,
  ...packOperations,
  ...webhookOperations,
  ...eventOperations(house),
  ...pushingOperations(house),
  ...demoOperations(house),
  ...serverOperations(house, app),
];
