/** What a signer sees by their link: the text to be rendered by their own browser, who else signs, the document. Owns: that first opening is noted. */
import { accepted, before, Instant } from '@troth/core';
import type { ConsentText, Localized, Outcome, Signatory, Signing } from '@troth/core';
import type { Reader, Transaction } from '@troth/stores';
import { shelfOf, storedDocuments } from '../agreements/shelf.ts';
import { system } from '../context.ts';
import type { Context } from '../context.ts';
import { perform } from '../perform.ts';
import type { Acts } from '../perform.ts';
import { bodyOf, findIn } from '../practice/write.ts';
import { changed, signerActor, stepIn } from './keep.ts';
import { consentOf, gone, openedBy, ownPartyOf, placeOf } from './opened.ts';
import type { ByLink } from './opened.ts';
import { documentsOf } from './start.ts';

/** What a signer is shown. */
export interface SigningPage {
  readonly signing: string;
  readonly title: Localized;
  readonly agreement: string;
  readonly revision: number;
  readonly form: Signing['form'];
  readonly state: Signing['state'];
  readonly hash: string;
  readonly document: string;
  readonly zone: string;
  readonly expiresAt: string;
  readonly signer: Pick<Signatory, 'id' | 'name' | 'capacity' | 'party' | 'side' | 'state' | 'email' | 'method'>;
  /** Everybody, in order, with what they did. */
  readonly signers: readonly Pick<Signatory, 'order' | 'name' | 'capacity' | 'side' | 'state' | 'decidedAt'>[];
  /** Names of those who have to sign first. */
  readonly before: readonly string[];
  readonly consent: ConsentText;
  /** The agreed text, then those it inherits from: the page renders and hashes them itself. */
  readonly texts: readonly { readonly file: string; readonly text: string }[];
  readonly codeSent: boolean;
}

/** Opens the link; the first time is noted in the evidence. */
export async function readSigningLink(context: Context, { token, trace }: ByLink): Promise<Outcome<SigningPage>> {
  const organisation = await placeOf(context, token);
  if (organisation === undefined) return gone;
  const own = await ownPartyOf(context, organisation);
  const opened = await context.store.read(organisation, (reader) => openedBy(context, reader, token));
  if (opened === undefined) return gone;
  if (opened.signer.state === 'asked' && opened.held.body.state === 'open') {
    const noted = await perform(
      context,
      { organisation, actor: system },
      {
        scope: 'records:write',
        work: (transaction, acts) => noteOpened(context, transaction, { acts, token, trace, own }),
      },
    );
    // Two windows at once: one of them notes it.
    if (!noted.ok && noted.refusals[0]?.code !== 'CONFLICT') return noted;
  }
  return context.store.read(organisation, (reader) => pageOf(context, reader, token));
}

interface Noting extends ByLink {
  readonly acts: Acts;
  readonly own: (party: string) => boolean;
}

async function noteOpened(
  context: Context,
  transaction: Transaction,
  { acts, token, trace, own }: Noting,
): Promise<Outcome<unknown>> {
  const opened = await openedBy(context, transaction, token);
  if (opened?.signer.state !== 'asked') return accepted(undefined);
  const { held, signer, organisation } = opened;
  const openedAt = Instant.format(await transaction.stamp());
  return stepIn(transaction, acts, {
    held,
    step: {
      organisation,
      actor: signerActor(held, signer, own(signer.party)),
      act: 'open',
      signers: changed(held.body, signer.id, { state: 'opened', openedAt }),
      lines: [{ who: signer.name, what: 'opened', ...trace }],
    },
  });
}

async function pageOf(context: Context, reader: Reader, token: string): Promise<Outcome<SigningPage>> {
  const opened = await openedBy(context, reader, token);
  if (opened === undefined) return gone;
  const { held, signer, link } = opened;
  const { body } = held;
  const texts = await textsOf(context, reader, body);
  if (!texts.ok) return texts;
  return accepted({
    signing: held.id,
    title: body.title,
    agreement: body.agreement,
    revision: body.revision,
    form: body.form,
    state: body.state,
    hash: body.hash,
    document: body.seal.document ?? body.document,
    zone: body.zone,
    expiresAt: body.expiresAt,
    signer,
    signers: body.signers
      .filter(({ state }) => state !== 'delegated')
      .toSorted((one, other) => one.order - other.order),
    before: before(body, signer.id).map(({ name }) => name),
    consent: consentOf(body),
    texts: texts.value,
    codeSent: link.body.code !== undefined,
  });
}

async function textsOf(
  context: Context,
  reader: Reader,
  { draft: id, hash }: Signing,
): Promise<Outcome<SigningPage['texts']>> {
  const found = await findIn(reader, { kind: 'draft', id, actor: system });
  if (!found.ok) return found;
  const own = documentsOf({ ...bodyOf('draft', found.value), hash });
  if (!own.ok) return own;
  const shelf = await shelfOf(context.store, reader);
  const stored = storedDocuments(context.store, reader.organisation, shelf);
  const files = [...own.value];
  for (let parent = own.value[0]?.inherits; parent !== undefined;) {
    const of = stored.filter(({ id: name }) => name === parent);
    files.push(...of);
    parent = of.at(-1)?.inherits;
  }
  return accepted(files.map(({ source, data }) => ({ file: source.file, text: JSON.stringify(data) })));
}

/** The document as it stands, for the link that it was sent with. */
export async function documentByLink(
  context: Context,
  { token }: Pick<ByLink, 'token'>,
): Promise<Outcome<{ readonly name: string; readonly bytes: Uint8Array; readonly sha256: string }>> {
  const organisation = await placeOf(context, token);
  if (organisation === undefined) return gone;
  return context.store.read(organisation, async (reader) => {
    const opened = await openedBy(context, reader, token);
    if (opened === undefined) return gone;
    const { body } = opened.held;
    const blob = await reader.blob(body.seal.document ?? body.document);
    if (blob === undefined) return gone;
    return accepted({ name: `${body.agreement}-r${body.revision}.pdf`, bytes: blob.bytes, sha256: blob.sha256 });
  });
}
