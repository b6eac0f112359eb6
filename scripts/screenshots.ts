/**
 * `npm run screenshots`: a picture of every screen on the demo company, in both languages, wide and narrow, and the gallery
 * docs/screens.md. Names after the command take only those screens: `npm run screenshots -- agreements today`.
 */
import { existsSync, mkdirSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { startDemo } from '@troth/cli';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { format } from 'prettier';
import { launchChromium } from '../tests/browser/chromium.ts';
import { profileOf, signIn } from '../tests/browser/profile.ts';
import { shownScreens } from '../tests/browser/shown-screens.ts';
import type { ShownScreen } from '../tests/browser/shown-screens.ts';
import { palettePng } from './screenshots/palette-png.ts';

const pictures = fileURLToPath(new URL('../docs/img/screens/', import.meta.url));
const gallery = fileURLToPath(new URL('../docs/screens.md', import.meta.url));
const languages = ['en', 'zh-Hant'] as const;
const widths = [1440, 390] as const;
/** Of a long page the beginning is shown. */
const highest = { 1440: 1100, 390: 1500 } as const;

const fileOf = (screen: ShownScreen, language: string, width: number): string =>
  `${screen.name}-${language}-${width}.png`;

/** A picture as its page shows it, told to a page that can read it, and brought back as pixels. */
async function pixelsOf(reader: Page, png: Buffer): Promise<Buffer> {
  const size = await reader.evaluate(async (text) => {
    const bytes = Uint8Array.from(atob(text), (letter) => letter.codePointAt(0) ?? 0);
    const image = await createImageBitmap(new Blob([bytes], { type: 'image/png' }));
    const canvas = new OffscreenCanvas(image.width, image.height);
    const drawn = canvas.getContext('2d');
    drawn?.drawImage(image, 0, 0);
    const { data } = drawn?.getImageData(0, 0, image.width, image.height) ?? { data: new Uint8ClampedArray() };
    let packed = '';
    for (let at = 0; at < data.length; at += 30_000) packed += String.fromCodePoint(...data.subarray(at, at + 30_000));
    return { width: image.width, height: image.height, pixels: btoa(packed) };
  }, png.toString('base64'));
  return palettePng({ width: size.width, height: size.height, rgba: Buffer.from(size.pixels, 'base64') });
}

/** One load of a screen is seen at both widths; the wide window comes first. */
async function visit(browser: Browser, base: string, screens: readonly ShownScreen[]): Promise<number> {
  const reader = await (await browser.newContext()).newPage();
  let bytes = 0;
  for (const language of languages) {
    const profiles = new Map<string, BrowserContext>();
    for (const screen of screens) {
      const who = screen.as ?? 'a stranger';
      const context = profiles.get(who) ?? (await profileOf(browser, { language, width: widths[0] }, base));
      if (!profiles.has(who) && screen.as !== undefined) await signIn(context, screen.as);
      profiles.set(who, context);
      const page = await context.newPage();
      await page.goto(screen.address);
      await page.waitForLoadState('networkidle');
      for (const width of widths) {
        const small = await pixelsOf(reader, await pictureOf(page, width));
        writeFileSync(`${pictures}${fileOf(screen, language, width)}`, small);
        bytes += small.length;
      }
      await page.close();
    }
    for (const context of profiles.values()) await context.close();
  }
  return bytes;
}

async function pictureOf(page: Page, width: (typeof widths)[number]): Promise<Buffer> {
  await page.setViewportSize({ width, height: width < 600 ? 844 : 900 });
  await page.evaluate(async () => {
    await document.fonts.ready;
    // What draws itself by the width of the window has done so.
    await new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)));
  });
  const height = await page.evaluate(() => document.documentElement.scrollHeight);
  return page.screenshot({
    clip: { x: 0, y: 0, width, height: Math.min(height, highest[width]) },
    fullPage: true,
  });
}

function galleryText(): string {
  // What was never taken is not shown as a picture that is missing.
  const taken = shownScreens.filter((screen) => existsSync(`${pictures}${fileOf(screen, 'en', 1440)}`));
  const rows = taken.map((screen) => {
    const picture = (language: string, width: number, size: number): string =>
      `<a href="img/screens/${fileOf(screen, language, width)}"><img src="img/screens/${fileOf(screen, language, width)}" width="${size}" alt="${screen.title.en}, ${language}, ${width} px"></a>`;
    const others = `[English, narrow](img/screens/${fileOf(screen, 'en', 390)}) · [繁體中文，寬](img/screens/${fileOf(screen, 'zh-Hant', 1440)})`;
    const as = screen.as === undefined ? 'before signing in' : `as ${screen.as}`;
    return `## ${screen.title.en} · ${screen.title['zh-Hant'] ?? ''}\n\n\`${screen.address}\`, ${as}. ${others}\n\n${picture('en', 1440, 620)} ${picture('zh-Hant', 390, 170)}\n`;
  });
  const lead =
    'Screens of the application on the demo company, made by `npm run screenshots`: here in English at 1440 px and in Traditional Chinese at 390 px; the other two of each are linked.';
  return `# Screens\n\n${lead}\n\n${rows.join('\n')}`;
}

const wanted = process.argv.slice(2);
const chosen = shownScreens.filter(({ name }) => wanted.length === 0 || wanted.includes(name));
mkdirSync(pictures, { recursive: true });
const known = new Set(
  shownScreens.flatMap((screen) => languages.flatMap((to) => widths.map((width) => fileOf(screen, to, width)))),
);
for (const file of readdirSync(pictures)) if (!known.has(file)) rmSync(`${pictures}${file}`);
const running = process.env['TROTH_DEMO'];
const demo = running === undefined ? await startDemo({ store: 'memory' }) : undefined;
await demo?.ready;
const browser = await launchChromium();
try {
  const bytes = await visit(browser, running ?? demo?.address ?? '', chosen);
  console.log(`${chosen.length * 4} pictures, ${(bytes / 1_000_000).toFixed(1)} MB`);
} finally {
  await browser.close();
  await demo?.close();
}
writeFileSync(gallery, await format(galleryText(), { parser: 'markdown', printWidth: 120 }));
process.exit(0);
