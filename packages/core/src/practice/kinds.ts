/** Every kind of record of the practice. Adding one is a file in `records/` and two lines here. */
import { action } from './records/action.ts';
import { agreementRoles } from './records/agreement-roles.ts';
import { audit } from './records/audit.ts';
import { billingExport } from './records/billing-export.ts';
import { breach } from './records/breach.ts';
import { change } from './records/change.ts';
import { claim } from './records/claim.ts';
import { closeNote } from './records/close-note.ts';
import { component } from './records/component.ts';
import { consumerGroup } from './records/consumer-group.ts';
import { copy } from './records/copy.ts';
import { creditNote } from './records/credit-note.ts';
import { dailyCheck } from './records/daily-check.ts';
import { deteriorationPlan } from './records/deterioration-plan.ts';
import { dispute } from './records/dispute.ts';
import { disruption } from './records/disruption.ts';
import { instance } from './records/instance.ts';
import { linkActivity } from './records/link-activity.ts';
import { linkage } from './records/linkage.ts';
import { message } from './records/message.ts';
import { messageTemplate } from './records/message-template.ts';
import { notice } from './records/notice.ts';
import { offering } from './records/offering.ts';
import { party } from './records/party.ts';
import { person } from './records/person.ts';
import { relationshipEvent } from './records/relationship-event.ts';
import { report } from './records/report.ts';
import { review } from './records/review.ts';
import { service } from './records/service.ts';
import { serviceModel } from './records/service-model.ts';
import { signing } from './records/signing.ts';
import { site } from './records/site.ts';
import { template } from './records/template.ts';
import { temporaryTerms } from './records/temporary-terms.ts';
import { warning } from './records/warning.ts';
import { warningPolicy } from './records/warning-policy.ts';
import { clauseNote } from './records/clause-note.ts';
import { draft } from './records/draft.ts';
import { offer } from './records/offer.ts';
import { riskAcceptance } from './records/risk-acceptance.ts';
import { benchmark } from './records/benchmark.ts';
import { capability } from './records/capability.ts';
import { interview } from './records/interview.ts';
import { need } from './records/need.ts';
import { obligation } from './records/obligation.ts';
import { readBack } from './records/read-back.ts';
import { requirement } from './records/requirement.ts';
import { activation } from './records/activation.ts';
import { standingChange } from './records/standing-change.ts';
import { annualReview } from './records/annual-review.ts';
import type { RecordKind } from './record-kind.ts';
import type { z } from 'zod';

export const recordKinds = {
  action,
  'agreement-roles': agreementRoles,
  audit,
  'billing-export': billingExport,
  breach,
  change,
  claim,
  'close-note': closeNote,
  component,
  'consumer-group': consumerGroup,
  copy,
  'credit-note': creditNote,
  'daily-check': dailyCheck,
  'deterioration-plan': deteriorationPlan,
  dispute,
  disruption,
  instance,
  'link-activity': linkActivity,
  linkage,
  message,
  'message-template': messageTemplate,
  notice,
  offering,
  party,
  person,
  'relationship-event': relationshipEvent,
  report,
  review,
  service,
  'service-model': serviceModel,
  signing,
  site,
  template,
  'temporary-terms': temporaryTerms,
  'clause-note': clauseNote,
  draft,
  offer,
  'risk-acceptance': riskAcceptance,
  benchmark,
  capability,
  interview,
  need,
  obligation,
  'read-back': readBack,
  requirement,
  warning,
  'warning-policy': warningPolicy,
  activation,
  'standing-change': standingChange,
  'annual-review': annualReview,
} as const;

export type RecordKindName = keyof typeof recordKinds;
/** The body of a record of this kind, as it is kept. */
export type RecordBody<K extends RecordKindName> = z.output<(typeof recordKinds)[K]['schema']>;
/** What is written to make one. */
export type RecordWritten<K extends RecordKindName> = z.output<(typeof recordKinds)[K]['written']>;

export const recordKindNames = Object.keys(recordKinds) as readonly RecordKindName[];

/** The kind of this name. */
export function recordKindOf(kind: RecordKindName): RecordKind {
  return recordKinds[kind] as unknown as RecordKind;
}
