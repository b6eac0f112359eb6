/** Sentences of the business as steps of the history: somebody says one on a day. Owns: that form, and words in both languages. */
import type { Actor, Context } from '@troth/services';
import { actorOf } from '../company/people.ts';
import { did } from '../steps.ts';
import type { Step } from '../steps.ts';

export const both = (en: string, zh: string): { readonly en: string; readonly 'zh-Hant': string } => ({
  en,
  'zh-Hant': zh,
});

export interface Who {
  readonly organisation: string;
  readonly actor: Actor;
}

/** What somebody does at a moment. */
export const on = (at: string, person: string, work: (context: Context, who: Who) => Promise<unknown>): Step =>
  did(at, ({ context, organisation }) => work(context, { organisation, actor: actorOf(person) }));
