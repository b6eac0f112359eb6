/**
 * Where two texts do not fit, quickly enough to look at every agreement every night: our text against each behind it, term by term,
 * and what is wrong with the model. Owns: which texts are compared. Does not own: the comparison (`pairs.ts`), what follows from all
 * promises together (`prove-agreement.ts`), which takes longer and says more.
 */
import { occurrences, readStructure } from '../structure.ts';
import { allowanceOf } from './availability-promise.ts';
import { boundPromise } from './bound-promise.ts';
import type { Behind, BoundPromise } from './bound-promise.ts';
import type { ProvenGap } from './deliverability.ts';
import { toldGap, together } from './found-gap.ts';
import type { Words } from './gap-words.ts';
import type { Text } from './left-out.ts';
import { referencesIn } from './model-references.ts';
import { comparePair } from './pairs.ts';
import { termOf } from './prove-agreement.ts';
import type { DeliverabilityQuestion } from './prove-agreement.ts';
import type { PromiseReference, ServiceModel } from './service-model.ts';

/** What is wrong with what is known of an agreement. */
export interface ModelFault {
  readonly code: 'no-model' | 'stale' | 'unverified' | 'from-map' | 'broken' | 'no-promise' | 'unknown-promise';
  /** The part or promise that it is about. */
  readonly ref?: string | undefined;
  readonly text: Words;
}

export interface Mismatches {
  /** Each once, the most severe first. */
  readonly gaps: readonly ProvenGap[];
  readonly faults: readonly ModelFault[];
}

export function mismatchesOf({ revision, behind: given, supporting }: DeliverabilityQuestion): Mismatches {
  const { term } = termOf(revision);
  const [first] = revision.commitments;
  if (given === undefined || first === undefined || term.end <= term.start)
    return { gaps: [], faults: given === undefined ? [noModel] : [] };
  const behind: Behind = new Map(supporting.map((one) => [one.id, one]));
  const bound = referencesIn(given.model).map((reference) => bind(reference, behind));
  const promises = bound.flatMap((one) => ('promise' in one ? one.promise : []));
  const text = (commitment: (typeof revision.commitments)[number]): Text => ({ revision, commitment });
  const availability = revision.commitments.map(text).find((one) => allowanceOf(one) !== undefined);
  const onLeaves = agreementsOnLeaves(given.model, promises);
  const pairs = [...Map.groupBy(promises, ({ agreement }) => agreement.id)].flatMap(([id, [one, ...more]]) => {
    if (one === undefined) return [];
    const standsOn = onLeaves.has(id) ? availability : undefined;
    return [comparePair({ own: text(first), availability: standsOn, promises: [one, ...more], term })];
  });
  return {
    gaps: together(
      pairs.flatMap(({ gaps }) => gaps),
      [],
    ).map(toldGap),
    faults: [
      ...aboutModel(given),
      ...aboutLeaves(given.model),
      ...bound.flatMap((one) => ('fault' in one ? one.fault : [])),
    ],
  };
}

function bind(
  reference: PromiseReference,
  behind: Behind,
): { readonly promise: BoundPromise } | { readonly fault: ModelFault } {
  const found = boundPromise(reference, behind);
  if (found.ok) return { promise: found.value };
  const ref = `${reference.agreement} ${reference.commitment}`;
  const en = found.refusals[0]?.message ?? `There is no promise ${ref}.`;
  const text = { en, 'zh-Hant': `模型所指的承諾「${ref}」並不存在：請發布該協議，或改為連繫另一項承諾。` };
  return { fault: { code: 'unknown-promise', ref, text } };
}

/** Agreements whose promises of availability the structure stands on. */
function agreementsOnLeaves(
  { structure, parts, leaves }: ServiceModel,
  promises: readonly BoundPromise[],
): ReadonlySet<string> {
  const read = structure === undefined ? undefined : readStructure(structure, parts ?? {});
  if (read?.ok !== true) return new Set();
  const used = occurrences(read.value);
  const named = leaves.flatMap((leaf) => (used.has(leaf.id) ? leaf.promises : []));
  return new Set(
    promises
      .filter(
        ({ reference, texts }) =>
          named.some((one) => one.agreement === reference.agreement && one.commitment === reference.commitment) &&
          texts.some((one) => allowanceOf(one) !== undefined),
      )
      .map(({ agreement }) => agreement.id),
  );
}

const noModel: ModelFault = {
  code: 'no-model',
  text: {
    en: 'Nobody has described what stands behind this agreement.',
    'zh-Hant': '尚未有人說明此協議背後的組件。',
  },
};

function aboutModel({ source, state }: NonNullable<DeliverabilityQuestion['behind']>): readonly ModelFault[] {
  if (source === 'linkage')
    return [
      {
        code: 'from-map',
        text: {
          en: 'What stands behind it is read from the linkage map; nobody wrote or verified a model.',
          'zh-Hant': '背後組件取自連繫圖；尚未有人撰寫或核實模型。',
        },
      },
    ];
  if (state === 'stale')
    return [
      {
        code: 'stale',
        text: { en: 'The model is marked stale: look at it again.', 'zh-Hant': '模型已標示過時：請重新檢視。' },
      },
    ];
  if (state !== 'draft') return [];
  return [{ code: 'unverified', text: { en: 'Nobody has verified the model yet.', 'zh-Hant': '模型尚未經核實。' } }];
}

/** A structure that cannot be read, and parts that nobody promises anything for. */
function aboutLeaves({ structure, parts, leaves }: ServiceModel): readonly ModelFault[] {
  if (structure === undefined) return [];
  const read = readStructure(structure, parts ?? {});
  if (!read.ok) {
    const en = read.refusals[0]?.message ?? 'The structure of the model cannot be read.';
    return [{ code: 'broken', text: { en, 'zh-Hant': '模型的結構無法讀取：請更正。' } }];
  }
  return [...occurrences(read.value).keys()].flatMap((id): readonly ModelFault[] => {
    const leaf = leaves.find((one) => one.id === id);
    if (leaf !== undefined && leaf.promises.length > 0) return [];
    const name = leaf?.name ?? { en: id };
    const text = {
      en: `Nobody promises anything for “${name.en}”: agree a target for it, or bind it to one.`,
      'zh-Hant': `沒有人就「${name['zh-Hant'] ?? name.en}」作出承諾：請為其議定目標，或連繫至現有目標。`,
    };
    return [{ code: 'no-promise', ref: id, text }];
  });
}
