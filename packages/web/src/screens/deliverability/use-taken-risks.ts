/** Risks of an agreement that somebody took or proposed to take, by the code of the gap. Owns: which of them count for a text. */
import { localOf } from '@troth/core';
import type { GapFigures } from '@troth/core';
import { useSession } from '../../app/session.ts';
import { useGet } from '../../client/reading.ts';
import { useZone } from '../../parts/zone.ts';
import { readAll } from '../warnings/read-records.ts';

export interface TakenRisk {
  readonly id: string;
  readonly expires: string;
  readonly standing: 'accepted' | 'proposed' | 'lapsed';
  /** The gap as it was; missing where no figures were kept. */
  readonly seen: GapFigures | undefined;
}

export function useTakenRisks(agreement: string, draft: string | undefined): ReadonlyMap<string, TakenRisk> {
  const { clock } = useSession();
  const zone = useZone();
  const today = localOf(Date.parse(clock.now), zone).date;
  const { data } = useGet('/v1/records/{kind}', {
    params: { path: { kind: 'risk-acceptance' }, query: { limit: 500 } },
  });
  const found = new Map<string, TakenRisk>();
  for (const { id, body } of readAll('risk-acceptance', data?.items ?? [])) {
    const isOurs = body.agreement === agreement && (body.draft === undefined || body.draft === draft);
    if (!isOurs || (body.state !== 'accepted' && body.state !== 'proposed')) continue;
    const standing = body.expires <= today ? 'lapsed' : body.state;
    for (const { code } of body.gaps) {
      const known = found.get(code);
      const seen = body.seen?.find((one) => one.code === code);
      if (known === undefined || known.expires < body.expires)
        found.set(code, { id, expires: body.expires, standing, seen });
    }
  }
  return found;
}
