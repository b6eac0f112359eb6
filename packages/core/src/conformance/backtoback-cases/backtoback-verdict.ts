/** One draft against one promise behind it, every term: the gaps in order, what fits, the verdict. */
import { backToBack } from '../../proof/back-to-back.ts';
import type { BackToBack, OwnSide, SupportingSide } from '../../proof/back-to-back.ts';
import type { TermsGap } from '../../proof/other-terms.ts';
import { caseKind } from './case-kind.ts';
import type { Answer } from './case-kind.ts';
import { twoSides } from './two-sides.ts';

const adjectives = { day: 'daily', week: 'weekly', month: 'monthly', quarter: 'quarterly', year: 'annual' } as const;
const names = { day: 'Daily', week: 'Weekly', month: 'Monthly', quarter: 'Quarterly', year: 'Yearly' } as const;

interface Sides {
  readonly ours: OwnSide;
  readonly theirs: SupportingSide;
}

export const backToBackVerdict = caseKind({
  name: 'backtoback.verdict',
  says: 'all gaps between a draft and a promise behind it, the most severe first',
  inputs: twoSides,
  answer(sides) {
    const found = backToBack(sides.ours, sides.theirs);
    return { verdict: found.verdict, gaps: found.gaps.map((gap) => written(gap, found, sides)), ok: found.fitting };
  },
});

function written(gap: TermsGap, { guaranteed }: BackToBack, { ours, theirs }: Sides): Answer {
  const { code, minutes, unmatched, uncovered, owed, backed } = gap;
  switch (code) {
    case 'WINDOW': {
      const detail = `${adjectives[theirs.window.unit]} allowance ${minutes?.toString() ?? ''} min can fall in one ${ours.window.unit}`;
      return { code, minutes, detail };
    }
    case 'AVAILABILITY':
      return { code, minutes, [`guaranteed${names[ours.window.unit]}`]: guaranteed };
    case 'TERM':
      return { code, uncoveredFrom: uncovered?.from, uncoveredTo: uncovered?.to };
    case 'REMEDY':
      return { code, slaCapPct: owed, ucCapPct: backed };
    default:
      return { code, minutes, unmatched, sla: owed, uc: backed };
  }
}
