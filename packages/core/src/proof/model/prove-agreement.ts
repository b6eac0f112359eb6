/**
 * Whether an agreement can be kept by what stands behind it: every promise, every text behind, all gaps. Owns: binding a model to
 * agreements and putting the answers together. Does not own: how one promise is proven (`own-commitment.ts`), where agreements and
 * models are found.
 */
import type { Agreement } from '../../agreements/book.ts';
import type { Commitment, Revision } from '../../agreements/revision.ts';
import { accepted, refused } from '../../values/outcome.ts';
import type { Outcome, Refusal } from '../../values/outcome.ts';
import type { Interval } from '../../values/interval.ts';
import { addMonths } from '../../values/local.ts';
import { occurrences, readStructure } from '../structure.ts';
import type { AnsweredCommitment, ModelRead } from './answer.ts';
import type { AvailabilityProof } from './availability-proof.ts';
import { allowanceOf } from './availability-promise.ts';
import { boundPromise, endOf } from './bound-promise.ts';
import type { Behind, BoundPromise } from './bound-promise.ts';
import type { Deliverability } from './deliverability.ts';
import { together, toldGap } from './found-gap.ts';
import type { FoundGap } from './found-gap.ts';
import { termFix } from './fix-words.ts';
import type { Words } from './gap-words.ts';
import type { Text } from './left-out.ts';
import { modelFaults } from './model-faults.ts';
import { referencesIn } from './model-references.ts';
import { answerFor } from './own-commitment.ts';
import { comparePair } from './pairs.ts';
import type { ComparedPair } from './pairs.ts';
import type { ServiceModel } from './service-model.ts';
import { dayBefore } from './sides.ts';
import { wholeVerdict } from './whole-verdict.ts';

export interface ModelBehind {
  readonly model: ServiceModel;
  readonly source: 'written' | 'linkage';
  readonly state?: 'draft' | 'verified' | 'stale' | undefined;
}

export interface DeliverabilityQuestion {
  readonly revision: Revision;
  /** What is known to stand behind it; nothing when missing. */
  readonly behind?: ModelBehind | undefined;
  /** Agreements that the model may name, with all their revisions. */
  readonly supporting: readonly Agreement[];
}

/** The report, and the proofs it is made from, for deriving targets. */
export interface ProvenAgreement {
  readonly told: Deliverability;
  readonly proofs: ReadonlyMap<string, AvailabilityProof>;
  readonly read: ModelRead;
}

export function proveAgreement(question: DeliverabilityQuestion): Outcome<Deliverability> {
  const made = proofsOfAgreement(question);
  return made.ok ? accepted(made.value.told) : made;
}

export function proofsOfAgreement({
  revision,
  behind: given,
  supporting,
}: DeliverabilityQuestion): Outcome<ProvenAgreement> {
  const { term, openEnded } = termOf(revision);
  if (term.end <= term.start) {
    return refused({
      code: 'proof/no-term',
      message: `${revision.agreement} ends before it begins: write a later end of its term.`,
    });
  }
  const behind: Behind = new Map(supporting.map((one) => [one.id, one]));
  const findings: Finding[] = [...aboutModel(given)];
  if (given !== undefined) findings.push(...modelFaults(given.model, { own: revision, behind }).map(finding));
  const { structure, leaves } = bind(given?.model, behind);
  const read: ModelRead = { model: given?.model, structure, leaves, behind, term, openEnded };
  const answers = revision.commitments.map((commitment) => answerFor({ revision, commitment }, read));
  const pairs = pairsOf(revision, read);
  const gaps = together(
    pairs.flatMap((pair) => pair.gaps),
    answers.flatMap((answer) => answer.gaps),
  );
  const proofs = new Map(
    answers.flatMap(({ told, proof }) => (proof === undefined ? [] : [[told.commitment, proof] as const])),
  );
  return accepted({ told: report({ revision, given, answers, pairs, gaps, findings, read }), proofs, read });
}

interface Finding {
  readonly code: string;
  readonly text: Words;
}

const finding = ({ code, message }: Refusal): Finding => ({ code, text: { en: message, 'zh-Hant': message } });

function aboutModel(given: ModelBehind | undefined): readonly Finding[] {
  if (given === undefined) {
    const text = {
      en: 'Nobody has described what stands behind this agreement: nothing of it can be proven.',
      'zh-Hant': '尚未有人說明此協議背後的組件：無從證明。',
    };
    return [{ code: 'proof/no-model', text }];
  }
  if (given.state === 'stale') {
    const text = { en: 'The model is marked stale: look at it again.', 'zh-Hant': '模型已標示過時：請重新檢視。' };
    return [{ code: 'proof/stale', text }];
  }
  if (given.source === 'linkage') {
    const text = {
      en: 'The structure is read from the linkage map: all components are taken to be needed.',
      'zh-Hant': '結構取自連繫圖：視所有組件均為必需。',
    };
    return [{ code: 'proof/from-linkage', text }];
  }
  if (given.state !== 'draft') return [];
  return [
    { code: 'proof/unverified', text: { en: 'Nobody has verified the model yet.', 'zh-Hant': '模型尚未經核實。' } },
  ];
}

/** The span that is proven for: from the day the text holds to the end of its term, or a year where it has none. */
export function termOf(revision: Revision): { readonly term: Interval; readonly openEnded: boolean } {
  const end = endOf(revision);
  if (end !== undefined) return { term: { start: revision.from, end }, openEnded: false };
  const { date } = revision.zone.toLocal(revision.from);
  return { term: { start: revision.from, end: revision.zone.startOfDay(addMonths(date, 12)) }, openEnded: true };
}

/** What cannot be bound is told among the faults of the model; whoever promises nothing stands for nothing. */
function bind(model: ServiceModel | undefined, behind: Behind): Pick<ModelRead, 'structure' | 'leaves'> {
  const read = model?.structure === undefined ? undefined : readStructure(model.structure, model.parts ?? {});
  if (model === undefined || read?.ok !== true) return { structure: undefined, leaves: new Map() };
  const leaves = new Map<string, readonly BoundPromise[]>();
  for (const leaf of occurrences(read.value).keys()) {
    const promises = (model.leaves.find(({ id }) => id === leaf)?.promises ?? []).flatMap((reference) => {
      const found = boundPromise(reference, behind);
      return found.ok && found.value.texts.some((text) => allowanceOf(text) !== undefined) ? [found.value] : [];
    });
    leaves.set(leaf, promises);
  }
  return { structure: read.value, leaves };
}

function pairsOf(revision: Revision, { model, leaves, behind, term }: ModelRead): readonly ComparedPair[] {
  if (model === undefined) return [];
  const [first] = revision.commitments;
  if (first === undefined) return [];
  const text = (commitment: Commitment): Text => ({ revision, commitment });
  const availability = revision.commitments.map(text).find((one) => allowanceOf(one) !== undefined);
  const bound = referencesIn(model).flatMap((reference) => {
    const found = boundPromise(reference, behind);
    return found.ok ? [found.value] : [];
  });
  const byAgreement = Map.groupBy(bound, ({ agreement }) => agreement.id);
  const onLeaves = new Set([...leaves.values()].flat().map(({ agreement }) => agreement.id));
  return [...byAgreement].flatMap(([id, [one, ...more]]) => {
    if (one === undefined) return [];
    const standsOn = onLeaves.has(id) ? availability : undefined;
    return [comparePair({ own: text(first), availability: standsOn, promises: [one, ...more], term })];
  });
}

interface Report {
  readonly revision: Revision;
  readonly given: ModelBehind | undefined;
  readonly answers: readonly AnsweredCommitment[];
  readonly pairs: readonly ComparedPair[];
  readonly gaps: readonly FoundGap[];
  readonly findings: readonly Finding[];
  readonly read: ModelRead;
}

function report({ revision, given, answers, pairs, gaps, findings, read }: Report): Deliverability {
  const { term, openEnded, structure } = read;
  const fixes = [
    ...answers.flatMap(({ told }) => told.fixes),
    ...gaps.flatMap((gap) => termFix(gap, dayBefore(term.end, revision)) ?? []),
  ];
  return {
    agreement: revision.agreement,
    revision: revision.revision,
    hash: revision.hash,
    zone: revision.zoneName,
    from: revision.zone.toLocal(term.start).date,
    to: dayBefore(term.end, revision),
    openEnded,
    ...wholeVerdict(
      answers.map(({ told }) => told),
      gaps.length,
    ),
    model: { source: given?.source ?? 'none', ...(given?.state === undefined ? {} : { state: given.state }) },
    ...(structure === undefined ? {} : { structure }),
    commitments: answers.map(({ told }) => told),
    pairs: pairs.map(({ told }) => told),
    gaps: gaps.map(toldGap),
    fixes: [...new Map(fixes.map((fix) => [fix.text.en, fix])).values()],
    findings: [...new Map(findings.map((one) => [one.text.en, { code: one.code, text: { ...one.text } }])).values()],
  };
}
