/** What a browser fetches before Today is there: scripts as they cross the wire, and nothing from anywhere else. */
import { expect, inject, it } from 'vitest';
import { openStage } from './stage.ts';

const stage = openStage();
const scriptBudget = 200_000;

it('Today needs less than 200 kB of compressed script', async () => {
  const page = await stage.signedInAs('ada');
  const sizes = new Map<string, number>();
  const hosts = new Set<string>();
  page.on('response', (response) => {
    const { host, pathname } = new URL(response.url());
    hosts.add(host);
    if (pathname.endsWith('.js')) sizes.set(pathname, Number(response.headers()['content-length'] ?? Number.NaN));
  });
  await page.goto('/');
  await page.getByRole('heading', { level: 1 }).waitFor();
  await page.waitForLoadState('networkidle');
  const whole = [...sizes.values()].reduce((sum, size) => sum + size, 0);
  expect(sizes.size).toBeGreaterThan(1);
  expect(whole, [...sizes].map(([path, size]) => `${path} ${size}`).join('\n')).toBeLessThan(scriptBudget);
  expect([...hosts]).toEqual([new URL(inject('demo')).host]);
});
