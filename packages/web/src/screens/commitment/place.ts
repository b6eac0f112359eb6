/** Where the page of a promise stands, and how its parts are linked to. */
import { addressOf, useChoice, useParameter } from '../../app/address.ts';

export interface Place {
  readonly agreement: string;
  readonly commitment: string;
  readonly period?: string;
  readonly subject?: string;
}

export function hrefOf({ agreement, commitment, period, subject }: Place, row?: string): string {
  const base = addressOf('/agreements/$agreement/commitments/$commitment', { agreement, commitment });
  const query = new URLSearchParams({
    ...(period === undefined ? {} : { period }),
    ...(subject === undefined ? {} : { subject }),
    ...(row === undefined ? {} : { row }),
  }).toString();
  return query === '' ? base : `${base}?${query}`;
}

/** The promise that the address names; without a period the one under way. */
export function usePlace(): Place {
  const agreement = useParameter('agreement');
  const commitment = useParameter('commitment');
  const [period] = useChoice('period');
  const [subject] = useChoice('subject');
  return {
    agreement,
    commitment,
    ...(period === undefined ? {} : { period }),
    ...(subject === undefined ? {} : { subject }),
  };
}
