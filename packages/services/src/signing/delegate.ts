/** A signer passes their signature on to somebody else of their party. Owns: that the evidence says who did and by what authority, and that the other may sign. */
import { beyondAuthority, Instant, refused } from '@troth/core';
import type { Outcome, Signatory, Signing } from '@troth/core';
import type { Context } from '../context.ts';
import { registerOf } from '../practice/register.ts';
import type { PracticeRecord } from '../practice/register.ts';
import { askNextIn } from './ask.ts';
import { byCode } from './by-link.ts';
import type { Deed } from './by-link.ts';
import { changed, signerActor, stepIn } from './keep.ts';
import type { Held } from './keep.ts';
import { takeLinkBack } from './links.ts';
import { gone, placeOf } from './opened.ts';

export interface DelegateByLink extends Deed {
  readonly to: { readonly name: string; readonly capacity: string; readonly email: string };
  /** By what authority the other signs. */
  readonly note: string;
}

/** Somebody else of the same party signs instead: the evidence says who passed it on and by what authority. */
export async function delegateByLink(context: Context, deed: DelegateByLink): Promise<Outcome<Held>> {
  const organisation = await placeOf(context, deed.token);
  if (organisation === undefined) return gone;
  const people = (await registerOf(context.store, organisation)).all('person');
  return byCode(context, deed, async (transaction, acts, { held, signer, own }) => {
    const { to, note } = deed;
    const { body } = held;
    if (to.email.toLowerCase() === signer.email?.toLowerCase())
      return refused({ code: 'DELEGATE', message: 'This is your own address; sign it yourself.', at: ['to', 'email'] });
    const person = people.find(
      (one) => one.body.party === signer.party && one.body.email?.toLowerCase() === to.email.toLowerCase(),
    );
    // Whoever passes it on passes on no more than they hold themselves.
    const authority = person?.body.authority ?? signer.authority;
    const fault = faultOf(person, { value: body.value, authority, own: own(signer.party) });
    if (fault !== undefined)
      return refused({ code: 'DELEGATE', message: `${to.name} may not sign this: ${fault}`, at: ['to', 'email'] });
    const id = `s${body.signers.length + 1}`;
    const decidedAt = Instant.format(await transaction.stamp());
    const instead: Signatory = {
      id,
      order: signer.order,
      party: signer.party,
      side: signer.side,
      ...(person === undefined ? {} : { person: person.id }),
      name: to.name,
      capacity: to.capacity,
      email: to.email,
      language: person?.body.language ?? signer.language,
      method: signer.method,
      state: 'waiting',
      ...(authority === undefined ? {} : { authority }),
      delegatedFrom: { signer: signer.id, name: signer.name, note },
    };
    const aside = { state: 'delegated' as const, decidedAt, remindAt: undefined };
    const done = await stepIn(transaction, acts, {
      held,
      step: {
        organisation,
        actor: signerActor(held, signer, own(signer.party)),
        act: 'delegate',
        note,
        signers: [
          ...changed(body, signer.id, { ...aside, delegatedTo: { signer: id, name: to.name, email: to.email, note } }),
          instead,
        ],
        lines: [
          {
            who: signer.name,
            what: 'delegated',
            detail: `${to.name}, ${to.capacity} <${to.email}>: ${note}`,
            identity: 'mail-code',
            ...deed.trace,
          },
        ],
      },
    });
    if (!done.ok) return done;
    await takeLinkBack(transaction, acts, { organisation, signing: held.id, signer: signer.id });
    return askNextIn(context, transaction, { organisation, held: done.value, acts });
  });
}

interface Binding {
  readonly value: Signing['value'];
  readonly authority: Signatory['authority'];
  readonly own: boolean;
}

/** Why somebody may not sign for their party. Our own people are known to us; those of others their party answers for. */
function faultOf(person: PracticeRecord<'person'> | undefined, { value, authority, own }: Binding): string | undefined {
  if (own && person === undefined) return 'nobody of the house has this address.';
  if (person !== undefined && person.body.state !== 'active') return 'they have left, as their record says.';
  if (person?.body.maySign === false) return 'their record says so.';
  return beyondAuthority(value, authority)?.en;
}
