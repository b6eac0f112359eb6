/**
 * A revision ready to compute with: calendars laid out, metrics and rules filled in, fees readable. Owns: from words to
 * machinery. Does not own: which revision holds when (in-force.ts) or what comes out (evaluation).
 */
import type { Calendar } from '../calendars/calendar.ts';
import type { Zone } from '../calendars/zones/zone.ts';
import type { CreditRule } from '../credits/rule.ts';
import type { CreditRuleTerms } from '../credits/kinds.ts';
import type { ExclusionTerms, MaintenanceTerms } from '../exclusions/schema.ts';
import type { Metric, Subject } from '../metrics/metric.ts';
import type { Target } from '../terms/target.ts';
import type { Localized } from '../terms/text.ts';
import type { Instant } from '../values/instant.ts';
import type { AgreementTerms } from './schema/agreement.ts';
import type { CommitmentTerms } from './schema/commitments.ts';

/** A promise and its price, filled in. */
export interface Commitment {
  readonly id: string;
  readonly title: Localized;
  readonly clause: string;
  readonly terms: CommitmentTerms;
  readonly metric: Metric;
  readonly rules: readonly FilledRule[];
  readonly calendar: Calendar;
  readonly subjects: readonly Subject[];
  /** Whether the author wrote over what it is judged; a month is taken where nothing was written. */
  readonly periodStated: boolean;
  /** Hash of everything that bears on its verdict: two revisions with the same fingerprint judge it alike. */
  readonly fingerprint: string;
  /** Target for a class of subject; undefined for commitments that are only reported. */
  targetFor(subjectClass: string | undefined): Target | undefined;
}

export interface FilledRule {
  readonly id: string;
  readonly clause: string;
  readonly terms: CreditRuleTerms;
  readonly rule: CreditRule;
}

/** What names one signed text. */
export interface RevisionName {
  readonly agreement: string;
  readonly revision: number;
  readonly hash: string;
}

export interface HolidayListUse {
  readonly name: string;
  readonly edition: string;
}

export interface Revision extends RevisionName {
  /** Revisions of the agreements it inherits from, nearest first. */
  readonly parents: readonly RevisionName[];
  readonly terms: AgreementTerms;
  readonly zone: Zone;
  readonly zoneName: string;
  /** Half-open span in which it holds. */
  readonly from: Instant;
  readonly to: Instant | undefined;
  readonly calendars: ReadonlyMap<string, Calendar>;
  readonly commitments: readonly Commitment[];
  readonly maintenance: readonly MaintenanceTerms[];
  readonly exclusions: readonly ExclusionTerms[];
  readonly holidayLists: readonly HolidayListUse[];
}
