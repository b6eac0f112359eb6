/**
 * A lower level only tightens. Owns: comparing a child's commitments with its parent's; a looser one needs a dated waiver
 * (requirements: multi-level inheritance, direction-aware).
 */
import { atLeastAsStrict } from '../terms/target.ts';
import type { Target } from '../terms/target.ts';
import type { Refusal } from '../values/outcome.ts';
import { commitmentSchema } from './schema/commitments.ts';
import type { CommitmentTerms } from './schema/commitments.ts';
import type { JoinedDocument } from './joined.ts';
import type { Plain } from './reading/source.ts';
import type { Revision } from './revision.ts';

/** Refusals for every commitment of the parent that the child loosens. */
export function looserThanParent(child: Revision, joined: JoinedDocument): readonly Refusal[] {
  const above = parentCommitments(joined.parentData);
  return above.flatMap((parent) => {
    const mine = child.commitments.find((commitment) => commitment.id === parent.id);
    if (mine === undefined) return [];
    const waived = (child.terms.waivers ?? []).some((waiver) => waiver.commitment === parent.id);
    if (waived) return [];
    return targetPairs(parent, mine.terms)
      .filter(({ theirs, ours }) => ours === undefined || !atLeastAsStrict({ candidate: ours, than: theirs }))
      .map(({ theirs, ours, label }) => {
        const at = joined.document.source.place(['commitments']);
        const said = ours === undefined ? 'drops it' : `says ${ours.text}`;
        return {
          code: 'INHERIT-LOOSER',
          message: `${joined.document.source.file}:${at.line}:${at.column}: commitments.${parent.id}${label}: the parent promises ${theirs.text}, this agreement ${said}; a lower level may only tighten, or needs a dated waiver`,
        };
      });
  });
}

function parentCommitments(data: JoinedDocument['parentData']): readonly CommitmentTerms[] {
  const list: Plain | undefined = data?.['commitments'];
  if (!Array.isArray(list)) return [];
  return list.flatMap((item) => {
    const read = commitmentSchema.safeParse(item);
    return read.success ? [read.data] : [];
  });
}

interface TargetPair {
  readonly theirs: Target;
  readonly ours: Target | undefined;
  readonly label: string;
}

function targetPairs(parent: CommitmentTerms, mine: CommitmentTerms): readonly TargetPair[] {
  if (parent.target === undefined) return [];
  if ('byClass' in parent.target) {
    return Object.entries(parent.target.byClass).map(([name, theirs]) => ({
      theirs,
      ours: targetOf(mine, name),
      label: ` (class ${name})`,
    }));
  }
  return [{ theirs: parent.target, ours: targetOf(mine, undefined), label: '' }];
}

/** The target that a commitment sets for a class of subject. */
export function targetOf(terms: CommitmentTerms, subjectClass: string | undefined): Target | undefined {
  const { target } = terms;
  if (target === undefined || !('byClass' in target)) return target;
  return subjectClass === undefined ? undefined : target.byClass[subjectClass];
}
