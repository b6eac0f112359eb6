/** A moment in the organisation's zone, or in the one that is named: `<Moment at="2025-02-26T00:30:00Z" />`. */
import type { ReactNode } from 'react';
import { useLanguage } from '../words/use-words.ts';
import { sayAt, zoneName } from './local-time.ts';
import { useZone } from './zone.ts';

interface MomentProps {
  /** RFC 3339, milliseconds, or a bare date. */
  readonly at: string | number;
  readonly zone?: string | undefined;
  /** Says which clock it is. */
  readonly clock?: boolean;
}

export function Moment({ at, zone, clock = false }: MomentProps): ReactNode {
  const language = useLanguage();
  const home = useZone();
  const shown = zone ?? home;
  return (
    <time dateTime={typeof at === 'number' ? new Date(at).toISOString() : at} style={{ whiteSpace: 'nowrap' }}>
      {sayAt(at, shown, language)}
      {clock ? ` ${zoneName(at, shown, language)}` : ''}
    </time>
  );
}
