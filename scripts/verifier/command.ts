/** The verifier of one file: `node troth-verify.mjs PACK|CONTRACT [--key FILE] [--trust FILE] … [--json] [--lang zh-Hant]`. */
import { parseArgs } from 'node:util';
import { verifyPath } from '../../packages/cli/src/actions/verify.ts';
import { BadInput, endings } from '../../packages/cli/src/endings.ts';

const usage =
  'Usage: node troth-verify.mjs PACK [--key FILE] [--seen CHECKPOINT] [--json] [--lang en|zh-Hant]\n' +
  '       node troth-verify.mjs CONTRACT.pdf [--trust ROOTS] [--terms FILE] [--trail FILE] [--json] [--lang en|zh-Hant]\n' +
  'Ends with 0 when nothing was altered, 1 when something was, 2 when the file cannot be read.\n';

async function verify(): Promise<number> {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: {
      key: { type: 'string' },
      seen: { type: 'string' },
      trust: { type: 'string' },
      terms: { type: 'string' },
      trail: { type: 'string' },
      json: { type: 'boolean' },
      lang: { type: 'string' },
      help: { type: 'boolean', short: 'h' },
    },
  });
  const [pack] = positionals;
  if (values.help === true || pack === undefined || positionals.length > 1) {
    process.stderr.write(usage);
    return values.help === true ? endings.ok : endings.badInput;
  }
  const { key, seen, trust, terms, trail } = values;
  const files = Object.entries({ key, seen, trust, terms, trail }).filter(([, file]) => file !== undefined);
  return verifyPath(
    pack,
    {
      ...Object.fromEntries(files),
      ...(values.json === true ? { json: true } : {}),
      lang: values.lang === 'zh-Hant' ? 'zh-Hant' : 'en',
    },
    { out: (text) => void process.stdout.write(text) },
  );
}

try {
  process.exitCode = await verify();
} catch (error) {
  const wrongOption = error instanceof TypeError && 'code' in error && String(error.code).startsWith('ERR_PARSE_ARGS');
  if (!(error instanceof BadInput) && !wrongOption) throw error;
  process.stderr.write(`${error.message}\n${wrongOption ? usage : ''}`);
  process.exitCode = endings.badInput;
}
