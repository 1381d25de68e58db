/** docs/vendors.md: the abilities of each of our vendors, from its capabilities. */
import {kebabCase} from '../../src/model/names.js';
import {filters} from '../../src/vendors/guard.js';
import {builtIn} from '../../src/vendors/registry.js';
import type {Capabilities, PageAbility, Vendor} from '../../src/vendors/contract.js';

const attribute = (name: string): string => `\`${kebabCase(name)}\``;
const yes = (holds: boolean): string => (holds ? 'yes' : 'no');

const paging = {
  pages: 'page by page',
  all: 'all at once',
  search: 'looked for in the latest pages of the list; the answer says how far',
} as const satisfies Record<PageAbility['paging'], string>;
const transcripts = {always: 'yes', 'on-request': 'with `include-transcripts`', never: 'no'} as const;
const recordings = {route: 'a route of its own', address: 'an address in the call'} as const;

/** A line of the table: its name, and its cell for a vendor. */
type Row = readonly [name: string, tell: (can: Capabilities) => string];

const pages = (name: string, pick: (can: Capabilities) => PageAbility | undefined): readonly Row[] => {
  const of = (tell: (ability: PageAbility) => string) => (can: Capabilities) => {
    const ability = pick(can);
    return ability ? tell(ability) : '–';
  };
  return [
    [name, (can) => (pick(can) ? paging[(pick(can) as PageAbility).paging] : 'cannot be asked')],
    [
      '… calls on a page, at most',
      of(({maxPageSize, paging: how}) => String(maxPageSize ?? (how === 'all' ? '–' : 'not documented'))),
    ],
    ['… says how many there are', of(({total}) => yes(total))],
    ['… with transcripts', of(({transcripts: when}) => transcripts[when])],
  ];
};

const sorts = ({list}: Capabilities): string =>
  list
    ? [
        ...Object.keys(list.sorts).map((word) => `\`${word}\``),
        ...(list.otherSorts ? ['others as they are'] : []),
      ].join(', ') || 'no'
    : '–';

const rows: readonly Row[] = [
  ...pages('`<agni-call-list>`', ({list}) => list),
  ...filters.map((name): Row => [
    `… filtered by ${attribute(name)}`,
    ({list}) => (list ? yes(list.filters.includes(name)) : '–'),
  ]),
  ['… sorted by', sorts],
  ...pages('`<agni-contact-calls>`', ({contact}) => contact),
  ...pages('`<agni-phone-history>`', ({phone}) => phone),
  ['`<agni-call-detail>`', ({call}) => (call ? 'yes' : 'cannot be asked')],
  ['… with its transcript', ({call}) => (call ? yes(call.transcript) : '–')],
  ['recordings', (can) => can.recordings.map((kind) => recordings[kind]).join(', or ') || 'no'],
];

export const vendorsPage = (vendors: readonly Vendor[] = builtIn): string => {
  const line = (cells: readonly string[]): string => `| ${cells.join(' | ')} |\n`;
  return `# What each vendor can do

Generated from the vendors' capabilities by \`npm run manifest\`. What a vendor cannot do is refused
with the code \`unsupported\`, and the element says so: nothing is left out in
silence. Each line is held against a mock by \`agni-call-widgets/testing\`, and the mocks against the vendors' own
pages.

${line(['', ...vendors.map(({name}) => `\`vendor="${name}"\``)])}${line(['---', ...vendors.map(() => '---')])}${rows
    .map(([name, tell]) => line([name, ...vendors.map(({capabilities}) => tell(capabilities))]))
    .join('')}
A vendor of your own: [the guide](guides/vendor.md).
`;
};
