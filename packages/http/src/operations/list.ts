/** Every operation of the API. Whatever is not in this list is not served. */
import type { FastifyInstance } from 'fastify';
import type { House } from '../house.ts';
import { accountOperations } from './accounts.ts';
import { actionOperations } from './actions.ts';
import { activationOperations } from './activation.ts';
import { agreementDeskOperations } from './agreement-desk.ts';
import { agreementOperations } from './agreements.ts';
import { attentionOperations } from './attention.ts';
import { attachmentOperations } from './attachments.ts';
import { annualReviewOperations } from './annual-review.ts';
import { auditOperations } from './audit.ts';
import { backTestOperations } from './backtest.ts';
import { sampleAuditOperations } from './audits.ts';
import { claimOperations } from './claims.ts';
import { closeBoardOperations } from './close-board.ts';
import { creditNoteOperations } from './credit-notes.ts';
import { commitmentPageOperations } from './commitment-page.ts';
import { correctionOperations } from './corrections.ts';
import { decisionOperations } from './decisions.ts';
import { demoOperations } from './demo.ts';
import { disruptionOperations } from './disruptions.ts';
import { documentOperations } from './documents.ts';
import { draftClauseOperations } from './draft-clauses.ts';
import { draftDocumentOperations } from './draft-documents.ts';
import { draftOperations } from './drafts.ts';
import { disputeOperations } from './disputes.ts';
import { extractOperations } from './extract.ts';
import { eventOperations } from './events.ts';
import { evidenceOperations } from './evidence.ts';
import { firstRunOperations } from './first-run.ts';
import { exclusionOperations } from './exclusions.ts';
import { improvementPlanOperations } from './improvement-plans.ts';
import { inboxOperations } from './inbox.ts';
import { ledgerOperations } from './ledger.ts';
import { negotiationOperations } from './negotiation.ts';
import type { Operation } from './operation.ts';
import { organisationOperations } from './organisation.ts';
import { invitedOperations } from './invited.ts';
import { ownAccountOperations } from './own-account.ts';
import { packOperations } from './packs.ts';
import { passkeyOperations } from './passkeys.ts';
import { periodOperations } from './periods.ts';
import { calendarOperations } from './calendar.ts';
import { deliverabilityOperations } from './deliverabilities.ts';
import { outboxOperations } from './outbox.ts';
import { proofOperations } from './proof.ts';
import { portalOperations } from './portal.ts';
import { forecastOperations } from './forecasts.ts';
import { priceOperations } from './price.ts';
import { pushingOperations } from './pushing.ts';
import { recordOperations } from './records.ts';
import { recoverableOperations } from './recoverable.ts';
import { radarOperations } from './radar.ts';
import { relationOperations } from './relations.ts';
import { requirementOperations } from './requirements.ts';
import { searchOperations } from './search.ts';
import { reportOperations } from './reports.ts';
import { sendingOperations } from './sending.ts';
import { serverOperations } from './server.ts';
import { sessionOperations } from './session.ts';
import { signingProofOperations } from './signing-proofs.ts';
import { signingOperations } from './signings.ts';
import { signLinkOperations } from './sign-link.ts';
import { signOnOperations } from './single-sign-on.ts';
import { sourceOperations } from './sources.ts';
import { statementOperations } from './statements.ts';
import { todayOperations } from './today.ts';
import { temporaryTermsOperations } from './temporary-terms.ts';
import { warningOperations } from './warnings.ts';
import { warningQualityOperations } from './warning-quality.ts';
import { templateOperations } from './templates.ts';
import { ticketOperations } from './tickets.ts';
import { webhookOperations } from './webhooks.ts';

/** Who comes in, and by what. */
const accessOperations = (house: House): readonly Operation[] => [
  ...sessionOperations(house),
  ...passkeyOperations(house),
  ...signOnOperations(house),
  ...invitedOperations(house),
  ...ownAccountOperations,
  ...accountOperations,
];

export const operationsOf = (house: House, app: FastifyInstance): readonly Operation[] => [
  ...organisationOperations,
  ...accessOperations(house),
  ...agreementOperations,
  ...agreementDeskOperations,
  ...commitmentPageOperations,
  ...proofOperations,
  ...recordOperations,
  ...draftOperations,
  ...draftDocumentOperations(house),
  ...backTestOperations,
  ...draftClauseOperations,
  ...requirementOperations,
  ...templateOperations,
  ...attachmentOperations(house),
  ...relationOperations,
  ...searchOperations,
  ...inboxOperations,
  ...auditOperations,
  ...sampleAuditOperations,
  ...activationOperations,
  ...annualReviewOperations,
  ...sourceOperations,
  ...sendingOperations(house),
  ...evidenceOperations,
  ...decisionOperations,
  ...correctionOperations,
  ...exclusionOperations,
  ...ticketOperations,
  ...statementOperations,
  ...periodOperations,
  ...closeBoardOperations,
  ...reportOperations,
  ...creditNoteOperations,
  ...disputeOperations,
  ...claimOperations,
  ...recoverableOperations,
  ...deliverabilityOperations,
  ...radarOperations,
  ...attentionOperations,
  ...todayOperations,
  ...firstRunOperations,
  ...temporaryTermsOperations,
  ...warningOperations,
  ...warningQualityOperations,
  ...disruptionOperations,
  ...actionOperations,
  ...improvementPlanOperations,
  ...documentOperations,
  ...ledgerOperations,
  ...negotiationOperations,
  ...packOperations,
  ...portalOperations,
  ...forecastOperations,
  ...priceOperations,
  ...signingOperations(house),
  ...signingProofOperations,
  ...signLinkOperations(house),
  ...extractOperations,
  ...outboxOperations,
  ...calendarOperations,
  ...webhookOperations,
  ...eventOperations(house),
  ...pushingOperations(house),
  ...demoOperations(house),
  ...serverOperations(house, app),
];
