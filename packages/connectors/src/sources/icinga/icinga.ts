/**
 * Icinga 2 by its API. Owns: hard states of hosts and services now, and from them when states began and ended. Does not own:
 * when rounds happen (services), downtimes and acknowledgements (exclusions are the agreement's).
 *
 * Icinga itself keeps no history, and its event stream loses what happens while nobody listens. So the present hard states
 * are asked for, each with the moment of its beginning; the cursor remembers what was in trouble. What came and went between
 * two rounds is not seen, and where that shows it is said.
 */
import { accepted } from '@troth/core';
import type { Outcome } from '@troth/core';
import { z } from 'zod';
import type { Cursor, PullContext, Pulled, PullSource, RefusedItem, WrittenRow } from '../source.ts';
import { ask, authorization } from '../wire/fetched.ts';
import { isoOf } from '../wire/moments.ts';
import { idOf } from '../wire/plain-words.ts';
import { delivered, refusedItem } from '../wire/refusals.ts';
import { checkable, momentOf, troubleOf } from './checkable.ts';
import type { Checkable, Trouble } from './checkable.ts';
import { icingaTerms } from './terms.ts';
import type { IcingaTerms } from './terms.ts';

type Context = PullContext<IcingaTerms>;

export const icinga: PullSource<IcingaTerms> = {
  kind: 'icinga',
  title: 'Icinga 2 API',
  configuration: icingaTerms,
  async pull(context) {
    const { mappings, hostFilter, filter } = context.config;
    const wants = (kind: 'host' | 'service') => mappings.some(({ object }) => object === kind);
    const hosts = wants('host') ? await objects(context, 'hosts', hostFilter) : accepted<Checkable[]>([]);
    if (!hosts.ok) return hosts;
    const services = wants('service') ? await objects(context, 'services', filter) : accepted<Checkable[]>([]);
    if (!services.ok) return services;
    return accepted(new Round(context).compare([...hosts.value, ...services.value]));
  },
};

const answerShape = z.looseObject({ results: z.array(checkable) });

async function objects(context: Context, kind: string, filter: string | undefined): Promise<Outcome<Checkable[]>> {
  const { config, fetch, secret = '' } = context;
  const attrs = ['name', 'host_name', 'last_hard_state', 'last_hard_state_change', 'vars'];
  const answer = await ask({
    fetch,
    url: new URL(`/v1/objects/${kind}`, config.url).href,
    method: 'POST',
    headers: {
      accept: 'application/json',
      'content-type': 'application/json',
      // Long filters do not fit into an address; this is how the API is asked with a body.
      'x-http-method-override': 'GET',
      ...authorization(config.authorization, secret),
    },
    body: JSON.stringify({
      attrs: kind === 'hosts' ? attrs.filter((each) => each !== 'host_name') : attrs,
      ...(filter === undefined ? {} : { filter }),
    }),
    system: 'Icinga',
    shape: answerShape,
  });
  return answer.ok ? accepted(answer.value.results) : answer;
}

const remembered = z.strictObject({
  start: z.string(),
  state: z.string(),
  subject: z.string().optional(),
  agreement: z.string().optional(),
});

function recall(kept: string | number | undefined): Trouble | undefined {
  if (typeof kept !== 'string') return undefined;
  const read = remembered.safeParse(JSON.parse(kept));
  return read.success ? read.data : undefined;
}

/** One comparison of what was with what is. */
class Round {
  readonly #context: Context;
  readonly #rows: WrittenRow[] = [];
  readonly #refused: RefusedItem[] = [];
  readonly #next: Record<string, string> = {};

  constructor(context: Context) {
    this.#context = context;
  }

  compare(found: readonly Checkable[]): Pulled {
    const { cursor, config } = this.#context;
    const keys = new Map(found.map((one) => [`${one.type.toLowerCase()}:${one.name}`, one]));
    for (const [key, one] of keys) {
      const trouble = troubleOf(one, config);
      if (trouble !== undefined && 'missing' in trouble) {
        const message = `the object gives no ${trouble.missing}, which its mapping needs`;
        this.#refused.push(refusedItem({ place: key, code: 'object-not-placed', message }, one));
        const kept = cursor?.[key];
        if (typeof kept === 'string') this.#next[key] = kept;
      } else this.#step(key, one, trouble);
    }
    for (const key of Object.keys(cursor ?? {})) if (!keys.has(key)) this.#gone(key);
    return { delivery: delivered(this.#rows, this.#refused), cursor: this.#next satisfies Cursor, more: false };
  }

  #step(key: string, one: Checkable, is: Trouble | undefined): void {
    const was = recall(this.#context.cursor?.[key]);
    if (was !== undefined && (is === undefined || is.start !== was.start)) this.#end(key, one, { was, is });
    if (is === undefined) return;
    this.#rows.push({ place: key, row: { ...this.#head(is), id: idOf(key, is.start), start: is.start } });
    this.#next[key] = JSON.stringify(is);
  }

  /** A state ended when the next hard state began; if that is trouble again, an unseen recovery may lie between. */
  #end(key: string, one: Checkable, { was, is }: { readonly was: Trouble; readonly is: Trouble | undefined }): void {
    const end = momentOf(one.attrs.last_hard_state_change);
    if (end === undefined || end <= was.start) {
      const message = `the object left ${was.state} at no moment that can be; its state stays open`;
      this.#refused.push(refusedItem({ place: key, code: 'object-times', message }, one));
      return;
    }
    const open = idOf(key, was.start);
    this.#rows.push({
      place: key,
      row: { ...this.#head(was), id: idOf(key, was.start, end), supersedes: open, start: was.start, end },
    });
    if (is === undefined || is.state !== was.state) return;
    const message =
      `${key} was in state ${was.state} twice and recovered unseen in between; the whole time is told as ${was.state}. ` +
      'Ask more often, or correct the row';
    this.#refused.push(refusedItem({ place: key, code: 'recovery-unseen', message }, one));
  }

  #gone(key: string): void {
    const message = `${key} was in trouble and is no longer known to Icinga; its state stays open until a correction ends it`;
    this.#refused.push(refusedItem({ place: key, code: 'object-gone', message }, this.#context.cursor?.[key]));
  }

  #head({ state, subject, agreement }: Trouble): Readonly<Record<string, unknown>> {
    const { config, now } = this.#context;
    return {
      form: 'state',
      source: config.source,
      recordedAt: isoOf(now),
      state,
      ...(subject === undefined ? {} : { subject }),
      ...(agreement === undefined ? {} : { agreement }),
    };
  }
}
