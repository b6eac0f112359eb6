import type { Context, Question } from '../context.ts';
export interface SourceHealth {
  readonly source: string;
  readonly accepted: number;
  readonly duplicates: number;
  readonly refused: number;
  readonly samples: number;
  readonly lastReceived?: string | undefined;
  /** Watermark: the latest instant that a row speaks of. */ readonly lastOccurred?: string | undefined;
  readonly offsetMs?: number | undefined;
  readonly fitForEvidence: boolean;
  readonly silentForMs?: number | undefined;
  readonly state: 'connected' | 'degraded' | 'disconnected' | 'waiting';
  readonly gaps: readonly { readonly from: string; readonly to: string }[];
  readonly completeness?: string | undefined;
}
export async function sourceHealth(
  context: Context,
  question: Question & { readonly source?: string | undefined },
): Promise<readonly SourceHealth[]> {
  throw new Error(`${context} ${question}`);
}
