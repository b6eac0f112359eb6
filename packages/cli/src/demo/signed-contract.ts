/**
 * Tai Ping's agreed text is signed on the morning of the demo, by links and codes as anybody's is, sealed by the demo's own
 * authority, and prepared for its day. Owns: who signs. Told after the history: signatures differ from one demo to the next.
 */
import type { OutgoingMail } from '@troth/connectors';
import {
  actOnRecord,
  askSigningCode,
  beginActivation,
  readSigning,
  readSigningLink,
  registerOf,
  sealContract,
  sendMessages,
  signByLink,
  startSigning,
  tickItem,
} from '@troth/services';
import type { Context } from '@troth/services';
import { need } from '../endings.ts';
import { actorOf, emailOf, identities } from './company/people.ts';
import { agreedDraft } from './history/agreed-text.ts';
import { lettersLeave } from './history/letters.ts';
import { demoOrganisation as organisation } from './identities.ts';

const trace = { address: '203.0.113.24', agent: 'Firefox, Windows' };
const signers = ['derek', 'wing-lo'];

export async function signContract(context: Context): Promise<void> {
  const ada = { organisation, actor: actorOf('ada') };
  let mails: readonly OutgoingMail[] = [];
  const posting: Context = { ...context, mail: async (mail) => void (mails = [...mails, mail]) };
  const within = async (person: string, pattern: RegExp): Promise<string> => {
    while ((await sendMessages(posting, organisation)) > 0);
    const to = identities.find(({ id }) => id === person);
    const texts = mails.flatMap((mail) => (to !== undefined && mail.to === emailOf(to) ? [mail.text] : []));
    const found = texts.flatMap((text) => pattern.exec(text)?.[1] ?? []).at(-1);
    if (found === undefined) throw new TypeError(`${person} got no mail with ${pattern.source}`);
    return found;
  };
  const origin = 'https://troth.harbourline.example';
  const { id } = need(await startSigning(posting, { ...ada, draft: agreedDraft, origin }));
  for (const person of signers) {
    const token = await within(person, /\/sign#(\S+)/u);
    const { hash, consent } = need(await readSigningLink(posting, { token, trace }));
    need(await askSigningCode(posting, { token, trace }));
    const code = await within(person, /\b(\d{8})\b/u);
    need(await signByLink(posting, { token, trace, code, hash, consent: consent.version }));
    await sealContract(posting, { organisation, signing: id });
  }
  while ((await sendMessages(posting, organisation)) > 0);
  const { body } = need(await readSigning(context, { ...ada, signing: id }));
  if (body.state !== 'completed')
    throw new TypeError(`the demo's contract is not sealed: ${JSON.stringify(body.seal)}`);
  await prepare(context, body);
}

/** The customer and the operations centre have still to say that they hold their copies. */
const waiting: ReadonlySet<string> = new Set(['wing-lo', 'ivan-tam']);

async function prepare(
  context: Context,
  { agreement, revision }: { readonly agreement: string; readonly revision: number },
): Promise<void> {
  const on = { organisation, agreement, revision };
  need(await beginActivation(context, { ...on, actor: actorOf('ada') }));
  await lettersLeave({ context, organisation });
  need(await tickItem(context, { ...on, actor: actorOf('leo'), item: 'desk', note: 'Nothing changes for the desk.' }));
  const register = await registerOf(context.store, organisation);
  for (const { id, body } of register.all('copy')) {
    const own = body.agreement === agreement && body.revision === revision;
    if (!own || waiting.has(body.recipient)) continue;
    const actor = actorOf(body.recipient);
    need(await actOnRecord(context, { organisation, actor, kind: 'copy', id, act: 'acknowledge' }));
  }
}
