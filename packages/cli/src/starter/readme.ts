/** What `troth init` writes beside its files, so that the next command is at hand. */
export const readmeText = `# My first agreement

- \`agreement.yaml\`: the promise, as data. Change a target, a credit row or a calendar and see what follows.
- \`evidence.yaml\` and \`cases.csv\`: what happened in November 2024, as rows.

\`\`\`
troth lint .                                  # is it a well-defined function? what would a signature still need?
troth evaluate . --period 2024-11             # what was attained, and what is owed
troth explain . --period 2024-11              # where each number comes from, and what each clause did to it
troth evaluate . --period 2024-11 --html november.html
troth render . --as plain                     # the same agreement on one page of plain language
troth render . --lang zh-Hant                 # the contract text in Traditional Chinese
\`\`\`

To work with others on it, in a browser: \`troth serve\` starts a server on this machine and prints its address and the key of an
administrator. The page asks for the key once, makes your account, and leads through the first steps.

Exit code 1 of \`evaluate\` means that a promise was missed; \`--exit-zero\` turns that off.
`;
