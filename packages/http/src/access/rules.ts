/**
 * Who may do what: one line per operation, read like a table. Owns: the decision. Anything without a line here does not
 * start, and anything not allowed here is refused. The organisation never stands here: it comes with the key, and every
 * read and write is opened for it alone.
 */
import type { Scope } from '@troth/services';

/**
 * `anyone`: without a key. `operator`: the token of `/metrics`, or this machine. `signature`: the request proves itself to
 * the source it is sent to. A list: one of these scopes.
 */
export type Need = 'anyone' | 'operator' | 'signature' | readonly [Scope, ...Scope[]];

export interface Rule {
  readonly resource: string;
  readonly needs: Need;
}

const rule = (resource: string, needs: Need): Rule => ({ resource, needs });

export const rules = {
  // The server itself
  health: rule('server', 'anyone'),
  readiness: rule('server', 'anyone'),
  openApi: rule('server', 'anyone'),
  metrics: rule('server', 'operator'),

  // The organisation of the key
  readOrganisation: rule('organisation', ['read']),
  listKeys: rule('key', ['admin']),
  createKey: rule('key', ['admin']),
  revokeKey: rule('key', ['admin']),

  // What was promised
  listAgreements: rule('agreement', ['read']),
  readAgreement: rule('agreement', ['read']),
  readRevision: rule('agreement', ['read']),
  publishAgreements: rule('agreement', ['agreements:write']),

  // What people keep around it; the kind of record says who may do what, and parties see what is theirs
  listRecords: rule('record', ['read', 'portal']),
  readRecord: rule('record', ['read', 'portal']),
  readRecordHistory: rule('record', ['read', 'portal']),
  createRecord: rule('record', ['records:write']),
  editRecord: rule('record', ['records:write']),
  actOnRecord: rule('record', ['records:write']),

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
  downloadPeriodEvidence: rule('evidence', ['read']),
  correctEvidence: rule('evidence', ['evidence:write']),
  logOutage: rule('evidence', ['evidence:write']),
  proposeExclusion: rule('exclusion', ['evidence:write']),
  decideExclusion: rule('exclusion', ['decisions:write']),

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
  closePeriod: rule('statement', ['statements:write']),
  listRestatements: rule('restatement', ['read']),
  proposeRestatement: rule('restatement', ['statements:write']),
  approveRestatement: rule('restatement', ['statements:write']),
  declineRestatement: rule('restatement', ['statements:write']),
  listWithoutData: rule('statement', ['read']),

  // What needs somebody
  listAlerts: rule('alert', ['read']),
  acknowledgeAlert: rule('alert', ['evidence:write']),
  listOpenCases: rule('case', ['read']),
  listProblems: rule('problem', ['read']),
  reportProblem: rule('problem', ['evidence:write']),
  acknowledgeProblem: rule('problem', ['evidence:write']),
  closeProblem: rule('problem', ['evidence:write']),

  // Proof
  readLedgerHead: rule('ledger', ['read']),
  listLedgerEntries: rule('ledger', ['read']),
  listCheckpoints: rule('ledger', ['read']),
  signCheckpoint: rule('ledger', ['statements:write']),
  proveInclusion: rule('ledger', ['read']),
  proveConsistency: rule('ledger', ['read']),
  downloadPack: rule('pack', ['read']),

  // What leaves
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
