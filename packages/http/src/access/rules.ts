/**
 * Who may do what: one line per operation, read like a table. Owns: the decision. Anything without a line here does not
 * start, and anything not allowed here is refused. The organisation never stands here: it comes with the key or session, and
 * every read and write is opened for it alone. What profiles grant which scopes is a table of the core (practice/profiles.ts).
 */
import type { Level } from '@troth/core';
import type { Scope } from '@troth/services';

/**
 * `anyone`: without a key. `visitor`: without having signed in; who has is recognised. `signed-in`: any person, about
 * themselves. `operator`: the token of `/metrics`, or this machine. `signature`: the request proves itself to the source it is sent to. A list: one of these scopes.
 *
 * To people of customers and suppliers every operation answers 404, but those that name the scope `portal` or are marked
 * `parties`; and these must restrict themselves to the party of who asks.
 */
export type Need = 'anyone' | 'visitor' | 'signed-in' | 'operator' | 'signature' | readonly [Scope, ...Scope[]];

interface More {
  /** Least responsibility level of people, beside the scope. */
  readonly level?: Level;
  /** Open to people of customers and suppliers, too, by a scope that they hold. */
  readonly parties?: true;
}

export interface Rule extends Omit<More, 'parties'> {
  readonly resource: string;
  readonly needs: Need;
  readonly parties: boolean;
}

const rule = (resource: string, needs: Need, { level, parties }: More = {}): Rule => ({
  resource,
  needs,
  ...(level === undefined ? {} : { level }),
  parties: parties === true || (typeof needs !== 'string' && needs.includes('portal')),
});

export const rules = {
  // The server itself
  health: rule('server', 'anyone'),
  readiness: rule('server', 'anyone'),
  openApi: rule('server', 'anyone'),
  metrics: rule('server', 'operator'),
  // Pages and scripts of the web application: they hold nothing of anybody
  application: rule('server', 'anyone'),

  // The demo company, where the server shows it: nothing of it is anybody's
  readDemo: rule('demo', 'anyone'),
  listDemoMails: rule('demo', 'anyone'),
  resetDemo: rule('demo', 'anyone'),

  // Who signs in
  readSession: rule('session', 'visitor'),
  signIn: rule('session', 'visitor'),
  signOut: rule('session', 'visitor'),
  beginPasskeySignIn: rule('session', 'visitor'),
  signInWithPasskey: rule('session', 'visitor'),
  beginSignOn: rule('session', 'visitor'),
  finishSignOn: rule('session', 'visitor'),
  readInvitation: rule('session', 'visitor'),
  beginInvitedPasskey: rule('session', 'visitor'),
  acceptInvitation: rule('session', 'visitor'),

  // What everybody does with their own account
  readOwnAccount: rule('account', 'signed-in'),
  chooseLanguage: rule('account', 'signed-in'),
  changePassword: rule('account', 'signed-in'),
  beginAuthenticator: rule('account', 'signed-in'),
  setAuthenticator: rule('account', 'signed-in'),
  removeAuthenticator: rule('account', 'signed-in'),
  beginPasskey: rule('account', 'signed-in'),
  addPasskey: rule('account', 'signed-in'),
  removePasskey: rule('account', 'signed-in'),
  listSessions: rule('session', 'signed-in'),
  endSession: rule('session', 'signed-in'),
  endOtherSessions: rule('session', 'signed-in'),

  // Who has an account, and what for
  listAccounts: rule('account', ['people:read', 'people:write']),
  readAccount: rule('account', ['people:read', 'people:write']),
  createAccount: rule('account', ['people:write']),
  changeAccount: rule('account', ['people:write']),
  inviteToAccount: rule('account', ['people:write']),
  listInvitations: rule('account', ['people:read', 'people:write']),
  withdrawInvitation: rule('account', ['people:write']),
  listSignIns: rule('account', ['people:read', 'people:write']),

  // The organisation of the key
  readOrganisation: rule('organisation', ['read']),
  listKeys: rule('key', ['admin']),
  createKey: rule('key', ['admin']),
  revokeKey: rule('key', ['admin']),

  // What was promised
  listAgreements: rule('agreement', ['read']),
  readAgreement: rule('agreement', ['read']),
  readRevision: rule('agreement', ['read']),
  listAgreementLines: rule('agreement', ['read']),
  readAgreementPage: rule('agreement', ['read']),
  readContract: rule('agreement', ['read']),
  compareRevisions: rule('agreement', ['read']),
  readAgreementProof: rule('proof', ['read']),
  readDraftProof: rule('proof', ['read']),
  readDraftSupport: rule('proof', ['read']),
  // Its price is left out for people below level 4; a customer has its own edition of what was offered to it.
  readDraftProposal: rule('offer', ['read', 'portal']),
  downloadDraftProposal: rule('offer', ['read', 'portal']),
  deriveForDraft: rule('proof', ['records:write'], { level: 5 }),
  deriveForAgreement: rule('proof', ['records:write'], { level: 5 }),
  readCommitmentPage: rule('commitment', ['read']),
  readClauseEffects: rule('commitment', ['read']),
  publishAgreements: rule('agreement', ['agreements:write'], { level: 5 }),

  // What people keep around it; the kind of record says who may do what, and parties see what is theirs
  listRecords: rule('record', ['read', 'portal']),
  readRecord: rule('record', ['read', 'portal']),
  readRecordHistory: rule('record', ['read', 'portal']),
  createRecord: rule('record', ['records:write'], { parties: true }),
  editRecord: rule('record', ['records:write'], { parties: true }),
  actOnRecord: rule('record', ['records:write'], { parties: true }),
  attachFile: rule('record', ['records:write'], { parties: true }),

  // What customers need, from the interview to the confirmation
  readRequirements: rule('requirement', ['read']),
  planDraft: rule('requirement', ['read']),
  holdInterview: rule('requirement', ['records:write'], { level: 4 }),
  decideConflict: rule('requirement', ['records:write'], { level: 5 }),
  writeRequirement: rule('requirement', ['records:write'], { level: 5 }),
  rewriteRequirement: rule('requirement', ['records:write'], { level: 5 }),
  sendReadBack: rule('requirement', ['records:write'], { level: 5 }),
  confirmReadBack: rule('requirement', ['records:write'], { parties: true }),
  askForChange: rule('requirement', ['records:write'], { parties: true }),
  downloadTraceability: rule('requirement', ['read']),

  // The negotiation table: each side is shown what is its own; what a change is worth over history is for the organisation
  readNegotiation: rule('offer', ['read', 'portal']),
  readNegotiationLog: rule('offer', ['read', 'portal']),
  readDraftDifference: rule('offer', ['read', 'portal']),
  readDraftExamples: rule('offer', ['read', 'portal']),
  replayDraft: rule('offer', ['read']),
  readOfferEffect: rule('price', ['read'], { level: 4 }),
  backTestDraft: rule('backtest', ['read']),
  backTestAgreement: rule('backtest', ['read']),
  keepDraftReplay: rule('offer', ['records:write']),
  computeDraftImpact: rule('offer', ['records:write']),
  putOffer: rule('offer', ['records:write'], { parties: true }),
  counterOffer: rule('offer', ['records:write'], { parties: true }),
  acceptOffer: rule('offer', ['records:write'], { parties: true }),
  refuseOffer: rule('offer', ['records:write'], { parties: true }),
  withdrawOffer: rule('offer', ['records:write'], { parties: true }),

  // Texts in the making; the other side sees them from the offer on, and only what is not ours alone
  listTemplates: rule('template', ['read']),
  readTemplate: rule('template', ['read']),
  readTemplateText: rule('template', ['read']),
  tryTemplate: rule('template', ['read']),
  saveTemplate: rule('template', ['records:write'], { level: 5 }),
  readDraftTemplate: rule('template', ['read']),
  readWording: rule('template', ['read']),
  listDrafts: rule('draft', ['read', 'portal']),
  readDraft: rule('draft', ['read', 'portal']),
  listDraftVersions: rule('draft', ['read', 'portal']),
  readDraftVersion: rule('draft', ['read', 'portal']),
  readDraftText: rule('draft', ['read', 'portal']),
  listDraftNotes: rule('draft', ['read', 'portal']),
  beginDraft: rule('draft', ['records:write']),
  changeDraft: rule('draft', ['records:write']),
  writeDraftText: rule('draft', ['records:write']),
  undoDraft: rule('draft', ['records:write']),
  takeDraftStep: rule('draft', ['records:write'], { parties: true }),
  assignDraftClause: rule('draft', ['records:write']),
  clearDraftClause: rule('draft', ['records:write']),
  reopenDraftClause: rule('draft', ['records:write']),
  approveDraftDeviations: rule('draft', ['records:write']),
  writeDraftNote: rule('draft', ['records:write'], { parties: true }),

  // Relations, catalogue, search, and who did what
  readLinkage: rule('relation', ['read']),
  listParties: rule('relation', ['read']),
  readParty: rule('relation', ['read']),
  readCatalogue: rule('catalogue', ['read']),
  readCatalogueEntry: rule('catalogue', ['read']),
  readCoverage: rule('catalogue', ['read']),
  readAgreementLog: rule('relation', ['read']),
  search: rule('record', ['read', 'portal']),
  readInbox: rule('inbox', ['read', 'portal']),
  markInboxRead: rule('inbox', ['read', 'portal']),
  listAuditTrail: rule('audit', ['read']),
  readAuditFilters: rule('audit', ['read']),

  // Audits: auditors and heads of the house
  planAudit: rule('audit', ['audits:write']),
  performAudit: rule('audit', ['audits:write']),
  reportAudit: rule('audit', ['audits:write']),
  closeAudit: rule('audit', ['audits:write']),
  recomputeSample: rule('audit', ['read']),

  // Where facts come from
  listSources: rule('source', ['read']),
  readSource: rule('source', ['read']),
  registerSource: rule('source', ['sources:write']),
  retireSource: rule('source', ['sources:write']),
  rotateSourceSecret: rule('source', ['sources:write']),
  listSourceHealth: rule('source', ['read']),
  readSourceHealth: rule('source', ['read']),
  listQuarantine: rule('source', ['read']),

  // Facts
  sendEvidence: rule('evidence', ['evidence:write', 'evidence:import']),
  listEvidence: rule('evidence', ['read']),
  downloadEvidence: rule('evidence', ['read']),
  downloadPeriodEvidence: rule('evidence', ['read', 'portal']),
  correctEvidence: rule('evidence', ['evidence:write'], { level: 3 }),
  listLoggedOutages: rule('evidence', ['read']),
  previewCorrection: rule('evidence', ['read']),
  listTickets: rule('case', ['read']),
  readTicket: rule('case', ['read']),
  previewOutage: rule('evidence', ['read']),
  logOutage: rule('evidence', ['evidence:write']),
  listExclusions: rule('exclusion', ['read']),
  readExclusion: rule('exclusion', ['read']),
  listExclusionKinds: rule('exclusion', ['read']),
  previewExclusion: rule('exclusion', ['read']),
  proposeExclusion: rule('exclusion', ['evidence:write'], { level: 4 }),
  decideExclusion: rule('exclusion', ['decisions:write'], { level: 5 }),

  // Other people's protocols
  remoteWrite: rule('evidence', ['evidence:write']),
  otlpMetrics: rule('evidence', ['evidence:write']),
  pushToSource: rule('evidence', ['evidence:write']),
  greetSource: rule('evidence', ['evidence:write']),
  signedPush: rule('evidence', 'signature'),
  greetSigned: rule('evidence', 'signature'),

  // What was attained
  listLiveStatements: rule('statement', ['read']),
  readLiveStatement: rule('statement', ['read']),
  makeStatement: rule('statement', ['read']),
  explainStatement: rule('statement', ['read']),
  listIssuedStatements: rule('statement', ['read']),
  readIssuedStatement: rule('statement', ['read']),
  closePeriod: rule('statement', ['statements:write'], { level: 5 }),
  listRestatements: rule('restatement', ['read']),
  proposeRestatement: rule('restatement', ['statements:write']),
  approveRestatement: rule('restatement', ['statements:write'], { level: 5 }),
  declineRestatement: rule('restatement', ['statements:write'], { level: 5 }),
  listWithoutData: rule('statement', ['read']),

  // The month's end
  readCloseBoard: rule('statement', ['read']),
  readCloseFile: rule('statement', ['read']),
  listBreaches: rule('statement', ['read']),
  draftReport: rule('record', ['records:write']),
  editReport: rule('record', ['records:write']),
  draftCreditNote: rule('record', ['records:write']),
  issueReport: rule('record', ['records:write']),
  issueCreditNote: rule('record', ['records:write']),
  exportForBilling: rule('record', ['records:write']),
  downloadBillingFile: rule('record', ['read']),
  readDisputeFile: rule('record', ['read', 'portal']),
  listClaims: rule('record', ['read', 'portal']),
  readRecoverable: rule('statement', ['read'], { level: 4 }),
  readRecoverableMonth: rule('statement', ['read'], { level: 4 }),
  listDeliverabilities: rule('agreement', ['read']),
  readRadar: rule('agreement', ['read']),
  runRadar: rule('agreement', ['records:write'], { level: 4 }),

  // Prices of promises
  readPrice: rule('price', ['read'], { level: 4 }),
  readDraftPrice: rule('price', ['read'], { level: 4 }),
  readPriceLevels: rule('price', ['read'], { level: 4 }),
  readDraftPriceLevels: rule('price', ['read'], { level: 4 }),
  readCostEffectiveness: rule('price', ['read'], { level: 4 }),

  // What needs somebody
  listAlerts: rule('alert', ['read']),
  acknowledgeAlert: rule('alert', ['evidence:write']),
  listOpenCases: rule('case', ['read']),
  listProblems: rule('problem', ['read']),
  reportProblem: rule('problem', ['evidence:write']),
  acknowledgeProblem: rule('problem', ['evidence:write']),
  closeProblem: rule('problem', ['evidence:write']),

  // The working day
  readToday: rule('today', ['read']),
  listForecasts: rule('forecast', ['read']),
  readForecastQuality: rule('forecast', ['read']),
  readAgreementForecast: rule('forecast', ['read']),
  readFirstRun: rule('today', ['read']),
  readDailyCheck: rule('daily check', ['read']),
  finishDailyCheck: rule('daily check', ['records:write']),
  draftWarning: rule('warning', ['read']),
  sendWarning: rule('warning', ['records:write']),
  sendDraftedWarning: rule('warning', ['records:write']),
  readWarningQuality: rule('statement', ['read']),
  listSlots: rule('change', ['read']),
  proposePlan: rule('deterioration plan', ['records:write']),
  answerPlan: rule('deterioration plan', ['records:write'], { parties: true }),
  listAffected: rule('disruption', ['read']),
  declareDisruption: rule('disruption', ['records:write']),
  readDisruption: rule('disruption', ['read']),
  tellDisruption: rule('disruption', ['records:write']),
  readTermsEffect: rule('disruption', ['read']),
  proposeTemporaryTerms: rule('disruption', ['records:write']),
  answerTemporaryTerms: rule('temporary terms', ['records:write'], { parties: true }),
  readPareto: rule('analysis', ['read']),
  readActionEffect: rule('action', ['read', 'portal']),
  readPlanBaseline: rule('action', ['read']),
  beginPlan: rule('action', ['records:write']),
  concludeAction: rule('action', ['records:write']),
  escalateAction: rule('action', ['records:write']),

  // Signing: the sender's side; signers come by a link of their own
  listSignings: rule('signing', ['read', 'portal']),
  readSigning: rule('signing', ['read', 'portal']),
  downloadSignedContract: rule('signing', ['read', 'portal']),
  downloadCertificate: rule('signing', ['read', 'portal']),
  downloadEvidenceTrail: rule('signing', ['read', 'portal']),
  downloadSigningRoots: rule('signing', ['read', 'portal']),
  checkSigning: rule('signing', ['read', 'portal']),
  startSigning: rule('signing', ['records:write'], { level: 5 }),
  remindSigner: rule('signing', ['records:write'], { level: 3 }),
  recordPaperSignature: rule('signing', ['records:write'], { level: 5 }),
  sealSigningAgain: rule('signing', ['records:write'], { level: 5 }),
  voidSigning: rule('signing', ['records:write'], { level: 5 }),
  readSigningLink: rule('signing', 'visitor'),
  readSigningDocument: rule('signing', 'visitor'),
  askSigningCode: rule('signing', 'visitor'),
  signByLink: rule('signing', 'visitor'),
  declineByLink: rule('signing', 'visitor'),
  delegateByLink: rule('signing', 'visitor'),

  // Into force, and changes of standing
  readActivation: rule('activation', ['read']),
  beginActivation: rule('activation', ['records:write']),
  tickActivationItem: rule('activation', ['records:write']),
  exceptActivationItem: rule('activation', ['records:write']),
  completeActivation: rule('activation', ['records:write']),
  proposeStanding: rule('standing change', ['records:write']),
  approveStanding: rule('standing change', ['decisions:write'], { level: 6 }),
  endSuspension: rule('standing change', ['decisions:write'], { level: 5 }),

  // The yearly look
  readAnnualFacts: rule('annual review', ['read']),
  writeAnnualReview: rule('annual review', ['records:write'], { level: 5 }),
  proposeAnnualReview: rule('annual review', ['records:write'], { level: 5 }),

  // What people of customers and suppliers ask for
  readPortal: rule('portal', ['portal']),
  listOwnProblems: rule('problem', ['portal']),
  readOwnProblem: rule('problem', ['portal']),
  reportOwnProblem: rule('problem', ['portal']),
  listWaitingCases: rule('case', ['portal']),
  publishExtract: rule('record', ['records:write'], { parties: true }),
  readExtract: rule('extract', 'visitor'),
  tellNotice: rule('record', ['records:write'], { parties: true }),
  downloadCalendar: rule('record', ['read', 'portal']),
  readPartyScore: rule('party', ['read', 'portal']),

  // Papers; a kept one is seen by whoever sees a record that names it
  readDocument: rule('document', ['read', 'portal']),
  downloadContract: rule('document', ['read', 'portal']),
  downloadAgreementPaper: rule('document', ['read', 'portal']),
  downloadDraftPaper: rule('draft', ['read', 'portal']),
  readWordChanges: rule('draft', ['records:write'], { parties: true }),
  downloadStatement: rule('document', ['read', 'portal']),
  previewReport: rule('document', ['read']),
  previewCreditNote: rule('document', ['read']),

  // Proof
  readLedgerHead: rule('ledger', ['read']),
  listLedgerEntries: rule('ledger', ['read']),
  listCheckpoints: rule('ledger', ['read']),
  signCheckpoint: rule('ledger', ['statements:write']),
  proveInclusion: rule('ledger', ['read']),
  proveConsistency: rule('ledger', ['read']),
  downloadPack: rule('pack', ['read', 'portal']),

  // What leaves
  readOutbox: rule('webhook', ['read']),
  streamEvents: rule('event', ['read']),
  listWebhooks: rule('webhook', ['webhooks:write']),
  createWebhook: rule('webhook', ['webhooks:write']),
  rotateWebhookSecret: rule('webhook', ['webhooks:write']),
  removeWebhook: rule('webhook', ['webhooks:write']),
} as const satisfies Record<string, Rule>;

export type OperationId = keyof typeof rules;

/** The rule of an operation. Whatever is not in the table is denied by not being there. */
export const ruleOf = (id: string): Rule | undefined =>
  Object.hasOwn(rules, id) ? rules[id as OperationId] : undefined;
