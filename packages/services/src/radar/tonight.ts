/** Tonight beside what stood before. Owns: since when each thing stands, what is new and what is gone. Does not own: keeping it. */
import { Instant } from '@troth/core';
import type { Deliverability } from '@troth/core';
import type { RadarFinding } from './finding.ts';
import type { Looked } from './look.ts';
import type { Night, Standing } from './night-form.ts';

/** An agreement as it stands tonight, beside what was known before. */
export interface Seen extends Looked {
  readonly verdict?: Deliverability['verdict'] | undefined;
  readonly gap?: RadarFinding | undefined;
  readonly targets?: Standing['targets'];
}

export interface Tonight {
  readonly date: string;
  readonly now: Instant;
  readonly seen: readonly Seen[];
  readonly before: ReadonlyMap<string, Standing>;
}

export interface Kept {
  readonly standing: readonly Standing[];
  readonly night: Night;
}

/** Puts tonight beside what stood before: a term that came to its next warning is as new as what was not there. */
export function keptOf({ date, now, seen, before }: Tonight, earlier: Night | undefined): Kept {
  const standing = seen.map(({ agreement, basis, behind, verdict, gap, targets, findings }): Standing => {
    const known = new Map(before.get(agreement)?.findings.map((one) => [one.id, one]));
    return {
      agreement,
      basis,
      behind: [...behind],
      ...(verdict === undefined ? {} : { verdict }),
      ...(gap === undefined ? {} : { gap: { ...gap, text: { ...gap.text } } }),
      ...(targets === undefined ? {} : { targets }),
      findings: findings.map((one) => {
        const same = known.get(one.id);
        return {
          ...one,
          text: { ...one.text },
          since: same !== undefined && same.stage === one.stage ? same.since : date,
        };
      }),
    };
  });
  const ids = new Set(standing.flatMap((one) => one.findings.map(({ id }) => `${one.agreement} ${id}`)));
  const left = [...before.values()].flatMap((one) =>
    one.findings.flatMap(({ since: _since, ...finding }) =>
      ids.has(`${one.agreement} ${finding.id}`) ? [] : [{ agreement: one.agreement, finding }],
    ),
  );
  const already = (earlier?.gone ?? []).filter(({ agreement, finding }) => !ids.has(`${agreement} ${finding.id}`));
  return {
    standing,
    night: {
      date,
      at: Instant.format(now),
      agreements: seen.length,
      open: ids.size,
      opened: standing.flatMap(({ agreement, findings }) =>
        findings.flatMap(({ since, ...finding }) => (since === date ? [{ agreement, finding }] : [])),
      ),
      gone: [...already, ...left],
    },
  };
}
