/** The template and tier that answers requirements best. */
import { describe, expect, it } from 'vitest';
import { templateFit } from './template-fit.ts';
import { shippedTemplates } from './templates/shipped.ts';

const slas = shippedTemplates.filter(({ type }) => type === 'sla');
const asked = (id: string, [measure, target]: readonly [string, string], priority = 'must') => ({
  id,
  title: { en: id },
  measure,
  target,
  priority,
  period: 'month',
});

describe('templates beside requirements', () => {
  it('the one that promises all of it, in the least tier that does', () => {
    const [first] = templateFit(
      [
        asked('A', ['availability', '>= 99.9 %']),
        asked('L', ['loss', '<= 0.1 %']),
        asked('D', ['latency', '<= 250 ms']),
      ],
      slas,
    );
    expect(first).toMatchObject({ template: 'network-connectivity', tier: 'silver', mustsMissed: 0 });
  });

  it('what must be comes before what is only wished for', () => {
    const found = templateFit(
      [asked('A', ['availability', '>= 99.95 %']), asked('L', ['loss', '<= 0.5 %'], 'could')],
      slas.filter(({ id }) => id === 'network-connectivity'),
    );
    expect(found.map(({ tier }) => tier)).toEqual(['gold', 'bronze', 'silver']);
    expect(found[0]).toMatchObject({ tier: 'gold', met: 2, mustsMissed: 0 });
    expect(found.at(-1)?.mustsMissed).toBe(1);
  });

  it('one about the service that is asked for comes before one that would answer more of it', () => {
    const wanted = [asked('A', ['availability', '>= 99.99 %']), asked('P', ['temperature', '<= 27 C'])];
    const [anything] = templateFit(wanted, slas);
    const [kin] = templateFit(wanted, slas, ['Metro Ethernet', 'Network']);
    expect(anything?.template).not.toBe('network-connectivity');
    expect(kin?.template).toBe('network-connectivity');
    expect(templateFit(wanted, slas, ['Cloud servers'])[0]?.template).toBe('cloud-hosting');
  });

  it('what nothing promises is missed by all, and none is left out for it', () => {
    const found = templateFit([asked('X', ['jitter', '<= 0.001 ms'])], slas);
    expect(found).toHaveLength(slas.reduce((sum, { tiers }) => sum + tiers.length, 0));
    expect(new Set(found.map(({ mustsMissed }) => mustsMissed))).toEqual(new Set([1]));
  });
});
