/** Structures as cases write them: a leaf carries its promise, "?" where it is asked for. */
import { z } from 'zod';
import type { WrittenStructure } from '../../proof/structure.ts';
import type { Ratio } from '../../values/ratio.ts';
import { exactNumber } from './numbers.ts';

type CaseNode =
  | { readonly leaf: string; readonly a?: Ratio | '?' | undefined }
  | { readonly part: string }
  | { readonly series: readonly CaseNode[] }
  | { readonly parallel: readonly CaseNode[] }
  | { readonly kOfN: { readonly k: number; readonly of: readonly CaseNode[] } };

export const caseNode: z.ZodType<CaseNode> = z.lazy(() =>
  z.union([
    z.object({ leaf: z.string().min(1), a: z.union([z.literal('?'), exactNumber]).optional() }),
    z.object({ part: z.string().min(1) }),
    z.object({ series: z.array(caseNode) }),
    z.object({ parallel: z.array(caseNode) }),
    z.object({ kOfN: z.object({ k: z.number(), of: z.array(caseNode) }) }),
  ]),
);

export interface CaseStructure {
  readonly written: WrittenStructure;
  readonly promised: ReadonlyMap<string, Ratio>;
  /** The leaf whose promise is asked for. */
  readonly asked: string | undefined;
}

/** The structure and the promises apart. A leaf that stands twice says its promise at least once. */
export function structureOf(node: CaseNode): CaseStructure {
  const promised = new Map<string, Ratio>();
  let asked: string | undefined;
  const visit = (one: CaseNode): WrittenStructure => {
    if ('part' in one) return one;
    if ('series' in one) return { series: one.series.map(visit) };
    if ('parallel' in one) return { kOfN: { k: 1, of: one.parallel.map(visit) } };
    if ('kOfN' in one) return { kOfN: { k: one.kOfN.k, of: one.kOfN.of.map(visit) } };
    if (one.a === '?') asked = one.leaf;
    else if (one.a !== undefined) promised.set(one.leaf, one.a);
    return { leaf: one.leaf };
  };
  return { written: visit(node), promised, asked };
}
