/** The door of the services: one function per sentence of the business. */
export { system } from './context.ts';
export type { Actor, Command, Context, OutwardRules, Question, SourceKinds } from './context.ts';
export { checkSigning, signingProof } from './sealing/proofs.ts';
export type { SigningProof } from './sealing/proofs.ts';
export { NotSigned, ownSealing, sealingWith } from './sealing/sealing.ts';
export type { Sealing, SealingKeys, SignatureAsked } from './sealing/sealing.ts';

export { grantSchema, holds, scopes } from './access/grants.ts';
export type { Grant, Scope } from './access/grants.ts';
export { foldedAddress, levelSchema, roleSchema, summaryOf } from './access/account.ts';
export type { Account, AccountSummary } from './access/account.ts';
export { changeAccount, createAccount, hasAccounts, listAccounts, readAccount } from './access/accounts.ts';
export type { CreateAccount } from './access/accounts.ts';
export { proposeAuthenticator, removeAuthenticator, setAuthenticator } from './access/authenticator.ts';
export {
  acceptInvitation,
  inviteToAccount,
  listInvitations,
  readInvitation,
  withdrawInvitation,
} from './access/invitations.ts';
export { changePassword, chooseLanguage } from './access/own-account.ts';
export {
  addPasskey,
  beginPasskey,
  beginPasskeySignIn,
  checkNewPasskey,
  newPasskeySchema,
  removePasskey,
  signInWithPasskey,
  usedPasskeySchema,
} from './access/passkeys.ts';
export type { Place } from './access/passkeys.ts';
export { beginSignOn, finishSignOn } from './access/single-sign-on.ts';
export type { SignOnProvider } from './access/single-sign-on.ts';
export { endSessions, listSessions, recogniseSession } from './access/sessions.ts';
export type { Visit } from './access/sessions.ts';
export { signInAs, signInWithPassword } from './access/sign-in.ts';
export type { Opened } from './access/sign-in.ts';
export { coarse, listSignIns, waysIn } from './access/sign-in-log.ts';
export { authenticate, createKey, listKeys, revokeKey } from './access/keys.ts';
export type { KeySummary, NewKey } from './access/keys.ts';

export { publishAgreement } from './agreements/publish.ts';
export type { PublishedRevision } from './agreements/publish.ts';
export { listAgreements, readAgreement } from './agreements/read.ts';
export type { AgreementSummary, RevisionSummary, StoredAgreement } from './agreements/read.ts';

export { registerOf } from './practice/register.ts';
export type { PracticeRecord, Register } from './practice/register.ts';
export { listRecords, readRecord, recordHistory } from './practice/read.ts';
export type { RecordsQuestion } from './practice/read.ts';
export { importRecords } from './practice/import.ts';
export type { RecordDeed } from './practice/import.ts';
export { actOnStanding as actOnRecord } from './proof/standing-gaps.ts';
export { createSeen as createRecord, editSeen as editRecord } from './proof/seen-gaps.ts';
export type { ActOnRecord, CreateRecord, EditRecord } from './practice/write.ts';
export { whoOf } from './practice/who.ts';

export { columns as linkColumns, gapCodes } from './relations/graph.ts';
export { linkageMap } from './relations/linkage-map.ts';
export { coverageMatrix, covers } from './relations/coverage.ts';
export { catalogueEntry, catalogueOf, healthCodes } from './relations/catalogue.ts';
export { listParties, partyOverview } from './relations/parties.ts';
export { agreementLog, logStrands } from './relations/agreement-log.ts';
export { foundKinds, searchAll } from './search/search.ts';
export { inboxOf, inboxReasons, readInbox } from './inbox/inbox.ts';
export { auditFilters, auditTrail } from './audit/audit-trail.ts';
export { closeAudit, performAudit, planAudit, recomputeSample, reportAudit } from './audits/audits.ts';

export { listSources, readSource, registerSource, retireSource } from './sources/register.ts';
export type { NewSource, SourceSummary } from './sources/register.ts';
export { sourceHealth } from './sources/health.ts';
export type { SourceHealth } from './sources/health.ts';
export { receivePush } from './sources/receive.ts';

export { ingest } from './evidence/ingest.ts';
export type { Ingest } from './evidence/ingest.ts';
export { toldRows } from './evidence/told-rows.ts';
export type { ToldQuestion, ToldRow } from './evidence/told-rows.ts';
export { correctRow } from './evidence/correct.ts';
export type { Correction } from './evidence/correct.ts';
export { decideExclusion, proposeExclusion } from './evidence/exclusions.ts';
export type { ExclusionProposal } from './evidence/exclusions.ts';
export { logOutage } from './evidence/outage-log.ts';
export type { LoggedOutage } from './evidence/outage-log.ts';
export { acknowledgeProblem, closeProblem, listProblems, reportProblem } from './evidence/problem-reports.ts';
export type { ProblemRecord, ProblemReported } from './evidence/problem-reports.ts';

export { explainStatement, statementOf } from './evaluation/statement-of.ts';
export type { MadeStatement, StatementQuestion } from './evaluation/statement-of.ts';
export { targetsWithoutData } from './evaluation/without-data.ts';
export type { TargetWithoutData } from './evaluation/without-data.ts';

export { closePeriod } from './periods/close.ts';
export type { ClosePeriod, Guard } from './periods/close.ts';
export { issuedStatement, issuedStatements } from './periods/issued.ts';
export type { IssuedStatement } from './periods/issued.ts';
export { approveRestatement, declineRestatement, listProposals, proposeRestatement } from './periods/restate.ts';
export type { RestatementProposal } from './periods/restate.ts';
export { liveStatement, liveStatements } from './periods/live.ts';
export type { LiveStatement } from './periods/live.ts';

export { exportForBilling, readBillingFile } from './month-end/billing.ts';
export { listBreaches } from './month-end/breaches.ts';
export { listClaims } from './month-end/claim-lines.ts';
export { claimSteps } from './recovery/claim-standing.ts';
export { recoverable, recoverableMonth } from './recovery/recoverable.ts';
export { deliverabilities } from './radar/deliverabilities.ts';
export { radarKinds, radarSteps, radarWeights } from './radar/finding.ts';
export { readRadar, runRadar } from './radar/radar.ts';
export { closeBoard } from './month-end/close-board.ts';
export { closeFile } from './month-end/close-file.ts';
export { draftCreditNote } from './month-end/credit-note.ts';
export { disputeFile } from './month-end/dispute-file.ts';
export { issueCreditNote } from './month-end/note-issue.ts';
export { issueReport } from './month-end/report-issue.ts';
export { draftReport, editReport } from './month-end/report.ts';
export { draftedSummary } from './month-end/report-words.ts';

export type { PaperFile } from './papers/documents.ts';
export { contractPaperNames } from './papers/contract-papers.ts';
export { draftPaper, seesDraft, wordChangesIn } from './papers/draft-papers.ts';
export type { WordChanges } from './papers/draft-papers.ts';
export {
  agreementPaper,
  previewCreditNote,
  previewReport,
  readDocument,
  statementFile,
} from './papers/read-document.ts';

export { openCases } from './clocks/open-cases.ts';
export type { OpenCase } from './clocks/open-cases.ts';
export { acknowledgeAlert, listAlerts } from './alerts/alerts.ts';
export type { Alert } from './alerts/alerts.ts';

export { seesAgreement } from './practice/sight.ts';
export { calendarOf } from './delivery/calendar-of.ts';
export { outbox } from './delivery/outbox.ts';
export { portalHome } from './portal/home.ts';
export type { PortalAgreement, PortalHome, PortalPromise } from './portal/home.ts';
export { ownProblem, ownProblems, reportOwnProblem } from './portal/report-problem.ts';
export { publishExtract, readExtract } from './portal/extract.ts';
export { waitingCases } from './portal/waiting-cases.ts';
export { tellNotice } from './portal/notice.ts';
export { partyScore } from './portal/score.ts';
export type { PartyScore, ScorePart } from './portal/score.ts';

export { buildEvidencePack } from './packs/evidence-pack.ts';
export { signHead } from './packs/checkpoint.ts';

export { listWebhooks, registerWebhook, removeWebhook, rotateWebhookSecret } from './delivery/webhooks.ts';
export type { NewWebhook, WebhookSummary } from './delivery/webhooks.ts';

export { wake, workerHandlers } from './worker/handlers.ts';
export { queues } from './worker/queues.ts';

export { beginActivation } from './activation/begin.ts';
export { sendMessages } from './delivery/messages.ts';
export { keepCopies } from './activation/upkeep.ts';
export { approveStanding, endSuspension, proposeStanding } from './activation/standing.ts';
export { completeActivation, exceptItem, tickItem } from './activation/tick.ts';
export { activationView } from './activation/view.ts';
export { annualFacts } from './annual-review/facts.ts';
export { proposeAnnualReview, writeAnnualReview } from './annual-review/review.ts';
export { firstRun } from './first-run/first-run.ts';
export { today } from './today/today.ts';
export { dailyCheck, finishCheck } from './today/daily-check.ts';
export { draftWarning } from './warnings/draft.ts';
export { sendDrafted, sendWarning } from './warnings/send.ts';
export { answerTerms, proposeTerms } from './disruptions/temporary-terms.ts';
export { termsEffect } from './disruptions/terms-effect.ts';
export { warningQuality } from './warnings/quality.ts';
export { slotsFor } from './warnings/slots.ts';
export { answerPlan } from './warnings/answer-plan.ts';
export { proposePlan } from './warnings/plans.ts';
export { affectedBy } from './disruptions/affected.ts';
export { declareDisruption, disruptionView, tellDisruption } from './disruptions/disruption.ts';
export { actionEffect } from './actions/effect.ts';
export { beginPlan, planBaseline } from './actions/begin-plan.ts';
export { concludeAction, escalateAction } from './actions/judge.ts';
export { proposeForClosed } from './actions/propose.ts';
export { pareto, paretoBy } from './disruptions/pareto.ts';

export { listAgreementLines } from './desk/agreement-list.ts';
export type { AgreementLine } from './desk/agreement-list.ts';
export { agreementPage } from './desk/agreement-page.ts';
export { contractText, revisionDifference } from './desk/contract-text.ts';
export { commitmentPage } from './desk/commitment-page.ts';
export { clauseEffects } from './evaluation/clause-effects.ts';
export { listTickets, ticketPage } from './desk/tickets.ts';
export { previewOutage } from './evidence/outage-preview.ts';
export { attachFile, mostAttachedBytes } from './practice/attach.ts';
export { previewCorrection } from './evidence/correction-preview.ts';
export { loggedOutages } from './desk/logged-outages.ts';
export { exclusionKinds, exclusionPage, listExclusions, previewExclusion } from './evidence/exclusion-desk.ts';

export { holdInterview } from './requirements/hold-interview.ts';
export { decideConflict } from './requirements/decide.ts';
export { rewriteRequirement, writeRequirement } from './requirements/write-requirement.ts';
export { sendReadBack } from './requirements/send-read-back.ts';
export { askForChange, confirmReadBack } from './requirements/answer-read-back.ts';
export { requirementPage } from './requirements/requirement-page.ts';
export { draftPlan } from './requirements/draft-plan.ts';
export { traceabilityMatrix } from './requirements/traceability.ts';

export { attainedOf } from './backtest/attained.ts';
export { backTestAgreement, backTestDraft, mostBackTestPeriods } from './backtest/back-test.ts';
export { acceptOffer, refuseOffer, withdrawOffer } from './negotiation/answer-offer.ts';
export { counterOffer, putOffer } from './negotiation/put-offer.ts';
export { draftDifference } from './negotiation/difference.ts';
export { draftExamples } from './negotiation/examples.ts';
export { keepReplay } from './negotiation/keep-impact.ts';
export { mostPeriods, replayDraft } from './negotiation/replay-draft.ts';
export { negotiationLog } from './negotiation/log.ts';
export { negotiationRoom } from './negotiation/room.ts';
export { offerEffect } from './negotiation/offer-effect.ts';

export { beginDraft } from './drafting/begin.ts';
export type { DraftSource } from './drafting/first-text.ts';
export { changeDraft, undoDraft, writeDraft } from './drafting/change.ts';
export type { Changed } from './drafting/change.ts';
export { approveDeviations, assignClause, clearClause, reopenClause } from './drafting/clauses.ts';
export { draftVersion, draftVersions, listDrafts } from './drafting/list.ts';
export { listNotes, writeNote } from './drafting/notes.ts';
export { takeStep } from './drafting/steps.ts';
export { draftText } from './drafting/text-file.ts';
export { readDraft } from './drafting/view.ts';
export type { DraftView } from './drafting/view.ts';

export { recordPaper, remindSigner } from './signing/by-hand.ts';
export { askSigningCode, declineByLink, signByLink } from './signing/by-link.ts';
export { delegateByLink } from './signing/delegate.ts';
export { voidSigning } from './signing/end.ts';
export { documentByLink, readSigningLink } from './signing/link-page.ts';
export { listSignings, readSigning, signingPaper } from './signing/room.ts';
export type { SigningPaper } from './signing/room.ts';
export { sealAgain, sealContract } from './signing/seal.ts';
export { startSigning } from './signing/start.ts';

export { saveTemplate } from './templates/save.ts';
export { draftAgainstTemplate, listTemplates, readTemplatePage, templateFile, tryTemplate } from './templates/read.ts';

export { forecastQuality } from './forecast/quality.ts';
export { agreementForecast, openForecasts } from './forecast/shown.ts';
export { draftProposal, proposalEditions } from './proposal/proposal.ts';
export { proposalFile } from './papers/proposal-paper.ts';
export { proposalParts } from './proposal/missing.ts';
export { costEffectiveness } from './price/cost-effectiveness.ts';
export { priceDraft, priceOfAgreement } from './price/price.ts';
export { levelsOfAgreement, levelsOfDraft } from './price/priced-levels.ts';
export { recommendationCodes } from './price/recommend.ts';

export { agreementProof } from './proof/agreement-proof.ts';
export { deriveForAgreement, deriveForDraft } from './proof/derive.ts';
export { draftProof, draftSupport } from './proof/draft-proof.ts';
