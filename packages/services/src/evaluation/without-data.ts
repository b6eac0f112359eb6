import type { Context, Question } from '../context.ts';
export interface TargetWithoutData {
  readonly agreement: string;
  readonly commitment: string;
  readonly source?: string | undefined;
  readonly lastSeen?: string | undefined;
}
/** Promises in force about which nothing came in for so long (S2.21). */
export async function targetsWithoutData(
  context: Context,
  question: Question & { readonly withinMs?: number | undefined },
): Promise<readonly TargetWithoutData[]> {
  throw new Error(`${context} ${question}`);
}
