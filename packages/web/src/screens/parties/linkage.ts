/** The linkage map as the server tells it, and the words of its kinds. */
import type { AnswerOf } from '../../client/reading.ts';

export type LinkageMap = AnswerOf<'/v1/linkage'>;
export type LinkNode = LinkageMap['nodes'][number];
export type Link = LinkageMap['links'][number];

/** Where a node has its page. */
export const pageOf = ({ kind, id }: Pick<LinkNode, 'kind' | 'id'>): string =>
  kind === 'party' ? `/parties/${id}` : kind === 'service' ? `/catalogue/${id}` : `/records/${kind}/${id}`;

/** Gaps of a node, or of the links that touch it. */
export const gapsAt = ({ gaps }: LinkageMap, ref: string): LinkageMap['gaps'] => gaps.filter((gap) => gap.ref === ref);

export const linkRef = ({ id }: Link): string | undefined => (id === undefined ? undefined : `linkage/${id}`);
