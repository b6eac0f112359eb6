/** When the text that follows another holds. Owns: that the end that was written stays, and that the text before gives way to it. */
import type { Revision } from './revision.ts';

type Effective = { readonly from: string; readonly to?: string; readonly supersedes?: number };

/** Of a text that holds from a day on: beyond the written end of the text before it, there is nothing to give way. */
export function nextEffective({ revision, terms: { effective } }: Revision, from: string): Effective {
  const { to } = effective;
  return to === undefined || to <= from ? { from } : { from, to, supersedes: revision };
}
