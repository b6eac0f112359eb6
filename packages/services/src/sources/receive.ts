/** A request to a source's own address. Owns: verified, translated, stored, answered in the sender's own protocol. */
import type { PushRefusal, PushRequest, PushResponse } from '@troth/connectors';
import type { Outcome } from '@troth/core';
import type { Actor, Context, Question } from '../context.ts';
import { ingest } from '../evidence/ingest.ts';
import { sourceInUse } from './register.ts';

export interface Pushed extends Question {
  readonly source: string;
  readonly request: PushRequest;
  /** Missing where only the signature can say who it is. */
  readonly actor?: Actor | undefined;
  readonly key?: string | undefined;
}

/** Undefined kind or wrong source are answered as if there were nothing: nobody learns what exists by knocking. */
export async function receivePush(context: Context, pushed: Pushed): Promise<PushResponse> {
  const { organisation, request } = pushed;
  const found = (await context.store.organisations()).includes(organisation)
    ? await context.store.read(organisation, (reader) => sourceInUse(context, reader, pushed.source))
    : undefined;
  const source = found?.ok === true ? found.value : undefined;
  const kind = context.sources.push.find((one) => one.kind === source?.kind);
  if (source === undefined || kind === undefined)
    return plainAnswer({ status: 404, code: 'NOT-FOUND', message: 'there is no source at this address' });
  const refuse = (refusal: PushRefusal): PushResponse => kind.refuse?.(refusal, request) ?? plainAnswer(refusal);
  const actor = kind.signed ? signedAs(source.id) : pushed.actor;
  if (actor === undefined)
    return refuse({ status: 401, code: 'UNAUTHENTICATED', message: 'send an API key with the scope evidence:write' });
  const config = kind.configuration.parse(source.config);
  const secret = source.secret === undefined ? {} : { secret: source.secret };
  const received = await kind.receive(request, { config, ...secret });
  if (!received.ok) return refuse(received.refusal);
  if ('answer' in received) return received.answer;
  const key = pushed.key === undefined ? {} : { key: pushed.key };
  const receipt = await ingest(context, {
    organisation,
    actor,
    source: source.id,
    delivery: received.delivery,
    ...key,
  });
  return receipt.ok ? kind.answer(receipt.value, request) : refuse(refusalOf(receipt));
}

/** A signature made with a source's secret lets in what that source says, and nothing else. */
function signedAs(source: string): Actor {
  return { id: `source:${source}`, grants: [{ scope: 'evidence:write', source }] };
}

function refusalOf(outcome: Extract<Outcome<never>, { ok: false }>): PushRefusal {
  const [first] = outcome.refusals;
  const code = first?.code ?? 'REFUSED';
  const status = code === 'NOT-ALLOWED' ? 403 : code === 'CONFLICT' || code === 'KEY-REUSED' ? 409 : 422;
  return { status, code, message: first?.message ?? 'refused' };
}

function plainAnswer({ status, code, message }: PushRefusal): PushResponse {
  const problem = { type: 'about:blank', status, title: message, code };
  return { status, headers: { 'content-type': 'application/problem+json' }, body: JSON.stringify(problem) };
}
