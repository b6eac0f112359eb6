import type { Json, Outcome } from '@troth/core';
import type { Command, Context, Question } from '../context.ts';
export interface NewSource extends Command {
  readonly id: string;
  readonly kind: string;
  readonly title?: string | undefined;
  readonly config?: unknown;
  readonly secret?: string | undefined;
  /** Milliseconds within which a row is expected; silence beyond it is a gap. */ readonly cadenceMs?:
    number | undefined;
  /** For sources that are asked: milliseconds between asking. */ readonly everyMs?: number | undefined;
  readonly expect?: number | undefined;
}
/** A source as it is listed: never its secret. */
export interface SourceSummary {
  readonly id: string;
  readonly kind: string;
  readonly title: string;
  readonly config: Json;
  readonly hasSecret: boolean;
  readonly signed: boolean;
  readonly direction: 'push' | 'pull';
  readonly cadenceMs?: number | undefined;
  readonly everyMs?: number | undefined;
  readonly version: number;
  readonly retired: boolean;
}
export async function registerSource(context: Context, command: NewSource): Promise<Outcome<SourceSummary>> {
  throw new Error(`${context} ${command}`);
}
export async function retireSource(
  context: Context,
  command: Command & { readonly id: string },
): Promise<Outcome<SourceSummary>> {
  throw new Error(`${context} ${command}`);
}
export async function readSource(
  context: Context,
  question: Question & { readonly id: string },
): Promise<Outcome<SourceSummary>> {
  throw new Error(`${context} ${question}`);
}
export async function listSources(context: Context, question: Question): Promise<readonly SourceSummary[]> {
  throw new Error(`${context} ${question}`);
}
