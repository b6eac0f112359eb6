/** Whether somebody was told, and whether there is a plan. Owns: what counts as either (S2.12, S2.17, S3.5). */
import type { PracticeRecord } from '../practice/register.ts';
import type { Scene } from './scene.ts';

export interface Promised {
  readonly agreement: string;
  readonly commitment: string;
  readonly period: string;
}

/** The last warning of this promise that went out. */
export function warningOf(scene: Scene, of: Promised): PracticeRecord<'warning'> | undefined {
  return scene.register
    .all('warning')
    .filter(({ body }) => body.state !== 'drafted' && body.state !== 'withdrawn' && isSame(body, of))
    .sort((one, other) => ((one.body.sentAt ?? '') < (other.body.sentAt ?? '') ? 1 : -1))[0];
}

export const isTold = (scene: Scene, of: Promised): boolean => warningOf(scene, of) !== undefined;

const isSame = (one: Promised, other: Promised): boolean =>
  one.agreement === other.agreement && one.commitment === other.commitment && one.period === other.period;

const standing = new Set(['drafted', 'proposed', 'agreed']);

/** The plan that stands for works. */
export function planOf(
  scene: Pick<Scene, 'register'>,
  { change }: { readonly change: string },
): PracticeRecord<'deterioration-plan'> | undefined {
  return scene.register
    .all('deterioration-plan')
    .find(({ body }) => body.change === change && standing.has(body.state));
}

/** What is being done about an agreement: an open action, a plan, temporary terms, a disruption that is managed. */
export function isPlanned(scene: Scene, agreement: string): boolean {
  const { register } = scene;
  return (
    register.all('action').some(({ body, about }) => body.state === 'open' && about.agreement === agreement) ||
    register.all('deterioration-plan').some(({ body }) => body.agreement === agreement && standing.has(body.state)) ||
    register.all('temporary-terms').some(({ body }) => body.agreement === agreement && body.state === 'agreed') ||
    register
      .all('disruption')
      .some(
        ({ body }) =>
          (body.state === 'declared' || body.state === 'managed') &&
          body.agreements.some((one) => one.agreement === agreement),
      )
  );
}
