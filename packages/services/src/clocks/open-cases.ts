import type { Context, Question } from '../context.ts';
export interface OpenCase {
  readonly agreement: string;
  readonly commitment: string;
  readonly case: string;
  readonly priority?: string | undefined;
  readonly stopped: boolean;
  readonly remainingMs?: number | undefined;
  readonly dueAt?: string | undefined;
  readonly late: boolean;
}
export async function openCases(
  context: Context,
  question: Question & { readonly agreement?: string | undefined; readonly limit?: number | undefined },
): Promise<readonly OpenCase[]> {
  throw new Error(`${context} ${question}`);
}
