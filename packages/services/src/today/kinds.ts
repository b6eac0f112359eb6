/** Every kind of item of the day. Adding one is a file in `kinds/` and two lines here. */
import type { ItemKind } from './item.ts';
import { actionEscalated } from './kinds/action-escalated.ts';
import { actionOverdue } from './kinds/action-overdue.ts';
import { actionProposed } from './kinds/action-proposed.ts';
import { breach } from './kinds/breach.ts';
import { budget } from './kinds/budget.ts';
import { caseDue } from './kinds/case-due.ts';
import { check } from './kinds/check.ts';
import { claim } from './kinds/claim.ts';
import { copy } from './kinds/copy.ts';
import { decision } from './kinds/decision.ts';
import { dispute } from './kinds/dispute.ts';
import { disruption } from './kinds/disruption.ts';
import { message } from './kinds/message.ts';
import { monthEnd } from './kinds/month-end.ts';
import { plan } from './kinds/plan.ts';
import { radar } from './kinds/radar.ts';
import { review } from './kinds/review.ts';
import { rightOpen } from './kinds/right-open.ts';
import { right } from './kinds/right.ts';
import { signing } from './kinds/signing.ts';
import { source } from './kinds/source.ts';
import { term } from './kinds/term.ts';
import { warning } from './kinds/warning.ts';

export const itemKinds: readonly ItemKind[] = [
  actionEscalated,
  actionOverdue,
  actionProposed,
  breach,
  budget,
  caseDue,
  check,
  claim,
  copy,
  decision,
  dispute,
  disruption,
  message,
  monthEnd,
  plan,
  radar,
  review,
  right,
  rightOpen,
  signing,
  source,
  term,
  warning,
];
