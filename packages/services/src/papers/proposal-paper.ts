/**
 * The proposal of a draft as a file, in the edition of who asks. Owns: what it is called, whose zone its moments are said in. Does
 * not own: what stands in it (documents), who sees it (proposal.ts).
 */
import { accepted } from '@troth/core';
import type { Language, Outcome } from '@troth/core';
import { proposalPaper } from '@troth/documents';
import type { Context } from '../context.ts';
import { registerOf } from '../practice/register.ts';
import { draftProposal } from '../proposal/proposal.ts';
import type { ProposalAsked } from '../proposal/proposal.ts';
import { fileOf } from './documents.ts';
import type { PaperFile } from './documents.ts';

export interface ProposalPaperAsked extends ProposalAsked {
  readonly language: Language;
  readonly format: 'pdf' | 'html';
}

export async function proposalFile(context: Context, asked: ProposalPaperAsked): Promise<Outcome<PaperFile>> {
  const found = await draftProposal(context, asked);
  if (!found.ok) return found;
  const { value } = found;
  const register = await registerOf(context.store, asked.organisation);
  const own = register.all('party').find(({ body }) => body.role === 'own');
  const zone = register.get('party', value.customer?.id ?? '')?.body.zone ?? own?.body.zone ?? 'UTC';
  const view = { ...value, provider: own?.body.name, zone };
  const edition = value.edition === 'all' ? '-internal' : '';
  const short = asked.language === 'en' ? 'en' : 'zh';
  const name = `${value.agreement}-${value.draft}-v${value.version}-proposal${edition}-${short}`;
  return accepted(await fileOf(proposalPaper(view, asked.language), asked.format, name));
}
