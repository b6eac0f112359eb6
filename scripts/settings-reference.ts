/**
 * `npm run docs`: writes docs/settings.md and deploy/troth.example.yaml from the table of settings. They hold nothing that the
 * table does not say; a test compares.
 */
import { writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { settingNames, settings } from '@troth/cli';
import { laidOut, table } from './language-reference/markdown.ts';

const pageHead = `# Settings

Settings of \`troth serve\`, \`worker\`, \`backup\`, \`restore\`, \`doctor\` and \`export\`. A flag (\`--set name=value\`) wins over the
environment, the environment over the file (\`--config FILE\`, or \`troth.yaml\` in the current directory), the file over the
standard. \`troth config explain\` shows what is in force and where it comes from. A file that holds all of them:
[troth.example.yaml](../deploy/troth.example.yaml). How to run a server: [For the operator](guides/operator.md).

`;

function page(): string {
  const lines = settingNames.map((name) => {
    const { env, form, standard, about, secret } = settings[name];
    const means = secret === true ? `${about}; never shown` : about;
    return [`\`${name}\``, `\`${env}\``, form, standard === undefined ? '–' : `\`${standard}\``, means];
  });
  return pageHead + table(['setting', 'in the environment', 'what to write', 'standard', 'what it is for'], lines);
}

const fileHead = `# Settings of a Troth server, as they are when nobody says otherwise. Those without a standard stand behind "#".
# Use it with "troth serve --config FILE". Better in the environment than here: what is secret.
`;

function exampleFile(): string {
  const parts = settingNames.map((name) => {
    const { env, form, standard, about } = settings[name];
    const value = standard === undefined ? `# ${name}:` : `${name}: ${standard}`;
    return `# ${about}\n# ${form}; in the environment ${env}\n${value}\n`;
  });
  return [fileHead, ...parts].join('\n');
}

/** Every generated file by its path in the repository. */
export async function settingsDocs(): Promise<ReadonlyMap<string, string>> {
  return new Map([
    ['docs/settings.md', await laidOut(page(), 'markdown')],
    ['deploy/troth.example.yaml', exampleFile()],
  ]);
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  for (const [path, text] of await settingsDocs()) {
    writeFileSync(new URL(`../${path}`, import.meta.url), text);
    console.log(`wrote ${path}`);
  }
}
