/**
 * The catalogue as its owner looks after it (S3.7, S3.8): each service with its offerings, who has them, and what is wrong with
 * it. Owns: those joins and checks. Does not own: the records themselves (practice).
 */
import { accepted, localOf, refused, sayDate } from '@troth/core';
import type { Instant, Localized, Outcome } from '@troth/core';
import type { Context, Question } from '../context.ts';
import { registerOf } from '../practice/register.ts';
import type { PracticeRecord, Register } from '../practice/register.ts';
import { isThere } from './graph.ts';

export const healthCodes = ['STALE', 'OWNERLESS', 'UNPRICED', 'UNMEASURED', 'NO-OFFERING'] as const;
export interface HealthFinding {
  readonly code: (typeof healthCodes)[number];
  readonly message: Localized;
}

export interface OfferingUse {
  readonly offering: PracticeRecord<'offering'>;
  /** Customers with a live instance of it. */
  readonly customers: readonly string[];
  /** A newer version is published: these customers are still on the old one. */
  readonly outdated: boolean;
  readonly newer?: string | undefined;
}

export interface CatalogueEntry {
  readonly service: PracticeRecord<'service'>;
  readonly offerings: readonly OfferingUse[];
  readonly customers: readonly string[];
  readonly instances: number;
  readonly usedBy: readonly string[];
  readonly agreements: readonly string[];
  readonly findings: readonly HealthFinding[];
}

export interface Catalogue {
  readonly entries: readonly CatalogueEntry[];
  /** Checks that hold, of all that were made. */
  readonly health: { readonly held: number; readonly made: number };
}

export async function catalogueOf(context: Context, { organisation }: Question): Promise<Catalogue> {
  const register = await registerOf(context.store, organisation);
  const all = register.all('service').map((service) => entryOf(register, service, context.clock()));
  const judged = all.filter(({ service }) => isJudged(service));
  const failed = judged.reduce((sum, { findings }) => sum + findings.length, 0);
  const made = judged.length * healthCodes.length;
  return { entries: all, health: { held: made - failed, made } };
}

export async function catalogueEntry(
  context: Context,
  { organisation, service }: Question & { readonly service: string },
): Promise<Outcome<CatalogueEntry>> {
  const register = await registerOf(context.store, organisation);
  const found = register.get('service', service);
  if (found === undefined) return refused({ code: 'NOT-FOUND', message: `there is no service ${service}` });
  return accepted(entryOf(register, found, context.clock()));
}

const inUse = new Set(['in-service', 'suspended']);
/** What is only proposed or gone needs no price yet, or no more. */
const isJudged = ({ body }: PracticeRecord<'service'>): boolean => body.state === 'live' || body.state === 'restricted';

function entryOf(register: Register, service: PracticeRecord<'service'>, now: Instant): CatalogueEntry {
  const { id } = service;
  const instances = register.all('instance').filter(({ body }) => body.service === id && inUse.has(body.state));
  const offerings = register.all('offering').filter(({ body }) => body.service === id);
  const roles = register.all('agreement-roles').filter(({ body }) => body.service === id);
  const agreements = [...instances.map(({ body }) => body.agreement), ...roles.map(({ body }) => body.agreement)];
  const found = {
    service,
    offerings: offerings.map((offering) => useOf(offering, offerings, instances)),
    customers: [...new Set(instances.map(({ body }) => body.party))].sort(),
    instances: instances.length,
    usedBy: register.all('service').flatMap((other) => (other.body.dependsOn?.includes(id) === true ? other.id : [])),
    agreements: [...new Set(agreements.filter((one) => one !== undefined))].sort(),
  };
  return { ...found, findings: isJudged(service) ? findingsOf(register, { ...found, measured: instances }, now) : [] };
}

function useOf(
  offering: PracticeRecord<'offering'>,
  all: readonly PracticeRecord<'offering'>[],
  instances: readonly PracticeRecord<'instance'>[],
): OfferingUse {
  const newer = newestAfter(offering.id, all);
  const customers = instances.filter(({ body }) => body.offering === offering.id).map(({ body }) => body.party);
  return {
    offering,
    customers: [...new Set(customers)].sort(),
    outdated: newer !== undefined,
    newer: newer?.id,
  };
}

/** The last published version that supersedes it, directly or through others. */
function newestAfter(
  id: string,
  all: readonly PracticeRecord<'offering'>[],
  seen: readonly string[] = [],
): PracticeRecord<'offering'> | undefined {
  for (const next of all) {
    if (next.body.supersedes !== id || seen.includes(next.id)) continue;
    const later = newestAfter(next.id, all, [...seen, id]);
    if (later !== undefined) return later;
    if (next.body.state === 'published') return next;
  }
  return undefined;
}

interface Judged extends Omit<CatalogueEntry, 'findings'> {
  readonly measured: readonly PracticeRecord<'instance'>[];
}

function findingsOf(register: Register, entry: Judged, now: Instant): readonly HealthFinding[] {
  const { body } = entry.service;
  const found: HealthFinding[] = [];
  const finding = (code: HealthFinding['code'], en: string, zh: string): void => {
    found.push({ code, message: { en, 'zh-Hant': zh } });
  };
  const { owner, reviewedOn } = body;
  if (!isThere(register, owner)) {
    if (owner === undefined) finding('OWNERLESS', 'Nobody owns it.', '沒有負責人。');
    else finding('OWNERLESS', 'Its owner has left.', '負責人已離任。');
  }
  if (reviewedOn === undefined) finding('STALE', 'It was never reviewed.', '從未檢討。');
  else if (reviewedOn < yearBefore(today(register, now)))
    finding(
      'STALE',
      `Last reviewed on ${sayDate(reviewedOn, 'en')}, more than a year ago.`,
      `上次檢討為${sayDate(reviewedOn, 'zh-Hant')}，已逾一年。`,
    );
  const published = entry.offerings.filter(({ offering }) => offering.body.state === 'published');
  if (body.layer === 'technical') {
    if (body.cost === undefined) finding('UNPRICED', 'Its cost is not known.', '成本未知。');
  } else if (published.length === 0) {
    finding('NO-OFFERING', 'No offering of it is published.', '沒有已發佈的服務方案。');
    finding('UNPRICED', 'Nothing of it has a price.', '沒有任何定價。');
  } else if (published.some(({ offering }) => offering.body.price === undefined)) {
    finding('UNPRICED', 'A published offering has no price.', '有已發佈的方案未定價。');
  }
  const measured = entry.agreements.length > 0 || entry.measured.some(({ body: one }) => one.series !== undefined);
  if (!measured) finding('UNMEASURED', 'No agreement and no series measures it.', '沒有協議或數列量度此服務。');
  return found;
}

/** The day it is where the organisation is. */
export function today(register: Register, now: Instant): string {
  const own = register.all('party').find(({ body }) => body.role === 'own');
  return localOf(now, own?.body.zone ?? 'UTC').date;
}

const yearBefore = (day: string): string => `${String(Number(day.slice(0, 4)) - 1).padStart(4, '0')}${day.slice(4)}`;
