/** A matter of the radar as it is told: whose it is, since when, whether its risk is taken. Owns: reading that off the records. */
import type { Localized, RecordBody } from '@troth/core';
import type { Shelf } from '../agreements/shelf.ts';
import type { Register } from '../practice/register.ts';
import { grownBeyond } from '../proof/grown-gaps.ts';
import type { RadarFinding } from './finding.ts';
import type { Night, StandingFinding } from './night-form.ts';

export interface RadarLine extends Omit<RadarFinding, 'step' | 'figures'> {
  readonly agreement: string;
  readonly title: Localized;
  readonly customer?: string | undefined;
  /** Who answers for the agreement; of a term, for the one behind. */
  readonly owner?: string | undefined;
  readonly since: string;
  readonly state: 'new' | 'open' | 'accepted' | 'gone';
  /** The signed acceptance of its risk. */
  readonly acceptance?: string | undefined;
  /** An acceptance that no longer covers it, and since when. */
  readonly lapsed?: { readonly acceptance: string; readonly on: string } | undefined;
  /** An acceptance that covers it no further than it was when it was taken, and by how much it grew. */
  readonly grown?: { readonly acceptance: string; readonly by: Localized } | undefined;
  readonly step: RadarFinding['step'];
  /** A draft of the agreement behind that is being worked on. */
  readonly draft?: string | undefined;
}

export interface LineScene {
  readonly register: Register;
  readonly shelf: Shelf;
  readonly today: string;
  readonly night: Night;
}

export function lineOf(
  { register, shelf, today, night }: LineScene,
  agreement: string,
  finding: StandingFinding,
): RadarLine {
  const roles = register.get('agreement-roles', agreement)?.body;
  const behind = finding.behind === undefined ? undefined : register.get('agreement-roles', finding.behind)?.body;
  const taken = register
    .all('risk-acceptance')
    .filter(
      ({ body }) =>
        body.agreement === agreement && body.state === 'accepted' && body.gaps.some(({ code }) => code === finding.id),
    );
  const { figures, ...told } = finding;
  const standing = taken.filter(({ body }) => body.expires > today);
  const growth = (body: RecordBody<'risk-acceptance'>): Localized | undefined =>
    grownBeyond(body, { code: finding.id, figures });
  const acceptance = standing.find(({ body }) => growth(body) === undefined)?.id;
  const [grown] =
    acceptance === undefined
      ? standing.flatMap(({ id, body }) => {
          const by = growth(body);
          return by === undefined ? [] : [{ acceptance: id, by }];
        })
      : [];
  const [lapsed] = acceptance === undefined && grown === undefined ? taken : [];
  const state = acceptance !== undefined ? 'accepted' : finding.since === night.date ? 'new' : 'open';
  return {
    ...told,
    agreement,
    title: shelf.agreements.get(agreement)?.agreement.revisions.at(-1)?.terms.title ?? { en: agreement },
    customer: roles?.customer,
    owner: (finding.kind === 'term' ? behind?.manager : undefined) ?? roles?.manager,
    state,
    acceptance,
    grown,
    lapsed: lapsed && { acceptance: lapsed.id, on: lapsed.body.expires },
    draft: register.all('draft').find(({ body }) => body.agreement === finding.behind && !over.has(body.state))?.id,
  };
}

const over = new Set(['signed', 'superseded', 'withdrawn']);
