import {parseArgs} from 'node:util';
import {defaultVendor} from '../../vendors/registry.js';
import {vendorNames} from '../../vendors/server-registry.js';
import {keyVariables} from '../keys.js';
import {checkedVendor, type CheckedVendor} from './vendor.js';

/** The endpoint to check, and how. */
export interface Options {
  /** The endpoint, as a page writes it. */
  readonly url: URL;
  /** The page's headers, sent with every request. Their values are never printed. */
  readonly headers: Readonly<Record<string, string>>;
  readonly vendor: CheckedVendor;
  /** The page's origin, if it is to be checked. */
  readonly origin: string | undefined;
  readonly callId: string | undefined;
  readonly contactId: string | undefined;
  /** E.164. */
  readonly phone: string | undefined;
  /** Milliseconds until an answer's end. */
  readonly timeoutMs: number;
  readonly json: boolean;
  /** Keys that no answer may contain. They are neither sent nor printed. */
  readonly keys: readonly string[];
}

export type Env = Readonly<Record<string, string | undefined>>;

/** Variables that hold a vendor's key, as `proxy` reads them. */
const keyNames = vendorNames.flatMap((name) => keyVariables(name).map(([variable]) => variable));

export const help = `Usage: agni-call-widgets check <url> [flags]

Sends a proxy the requests of a page and those of an attacker, and reports what to change.
<url> is the endpoint as the page has it: https://crm.example/agni

  --vendor <name>          whose calls it serves: ${vendorNames.join(' or ')}. Default ${defaultVendor}
  --header "Name: value"   sent with each request, as the page does; may be repeated. Without it, every request is a stranger's
  --origin <origin>        the page's origin, where it is not the proxy's own: https://crm.example
  --call-id <id>           a call with a recording. Default: one of the list's
  --contact-id <id>        a contact with calls, where the vendor has contacts
  --phone <number>         a number with calls, E.164. Default: one of the list's
  --timeout <ms>           for each answer. Default 10000
  --json                   a line of JSON for each result: {"result": "pass" | "fail" | "skip", "name", "detail"}
  --help                   this text

${keyNames.join(', ')}: where the environment has the proxy's own key, each answer is searched
for it. It is used for nothing else: never sent, and never printed. Keys shorter than 8 characters are not looked for.

Exit status: 0 nothing failed, 1 something failed, 2 wrong arguments.
`;

const flags = {
  vendor: {type: 'string'},
  header: {type: 'string', multiple: true},
  origin: {type: 'string'},
  'call-id': {type: 'string'},
  'contact-id': {type: 'string'},
  phone: {type: 'string'},
  timeout: {type: 'string'},
  json: {type: 'boolean'},
  help: {type: 'boolean'},
} as const;

/** Wrong arguments. The message says in one line what is valid, and quotes no value. */
export class BadArguments extends Error {}

/** Headers that the check sends itself. */
const own =
  /^(host|connection|content-length|transfer-encoding|upgrade|te|trailer|expect|origin|range|accept-encoding|x-canary)$/i;

function headersOf(lines: readonly string[]): Readonly<Record<string, string>> {
  return Object.fromEntries(
    lines.map((line) => {
      const [, name = '', value = ''] = /^([\w!#$%&'*+.^`|~-]+):\s*([\x20-\x7e]*\S)\s*$/.exec(line) ?? [];
      if (name === '') throw new BadArguments('each --header must be "Name: value", in plain characters');
      if (own.test(name)) throw new BadArguments(`--header may not be ${name}: the check sends its own`);
      return [name.toLowerCase(), value];
    }),
  );
}

function endpoint([text, ...others]: readonly string[]): URL {
  if (text === undefined) throw new BadArguments('name the endpoint to check, such as https://crm.example/agni');
  if (others.length > 0) throw new BadArguments('name one endpoint at a time');
  const url = URL.canParse(text) ? new URL(text) : undefined;
  if (url?.protocol !== 'http:' && url?.protocol !== 'https:')
    throw new BadArguments('the endpoint must be an http or https address');
  if (url.username || url.password || url.search || url.hash)
    throw new BadArguments('the endpoint must have no user, query or fragment');
  return url;
}

function parsed(args: readonly string[]) {
  try {
    return parseArgs({args: [...args], options: flags, allowPositionals: true});
  } catch (error) {
    // Its own words may quote a value.
    const [, name = 'one of the flags'] =
      /'(?:-\w, )?(--?[\w-]+)/.exec(error instanceof Error ? error.message : '') ?? [];
    const unknown = (error as {code?: string}).code === 'ERR_PARSE_ARGS_UNKNOWN_OPTION';
    throw new BadArguments(unknown ? `there is no flag ${name}` : `${name} needs a value, or takes none`);
  }
}

function vendorNamed(name: string): CheckedVendor {
  const vendor = checkedVendor(name);
  if (!vendor) throw new BadArguments(`--vendor must be ${vendorNames.join(' or ')}`);
  return vendor;
}

/** @throws BadQuestion */
export function read(args: readonly string[], env: Env): Options | 'help' {
  const {values, positionals} = parsed(args);
  if (values.help === true) return 'help';
  const {origin, 'call-id': callId, 'contact-id': contactId, phone, timeout = '10000'} = values;
  const url = endpoint(positionals);
  const vendor = vendorNamed(values.vendor ?? defaultVendor);
  if (contactId && !vendor.routes.contact)
    throw new BadArguments('this vendor has no contacts: leave out --contact-id');
  if (origin !== undefined && !(URL.canParse(origin) && new URL(origin).origin === origin)) {
    throw new BadArguments('--origin must be one as browsers write it, as in https://crm.example');
  }
  if (phone !== undefined && !/^\+\d{5,15}$/.test(phone))
    throw new BadArguments('--phone must be in E.164, as in +14155550123');
  if (!/^[1-9]\d{0,5}$/.test(timeout))
    throw new BadArguments('--timeout must be a whole number of milliseconds, below 1000000');
  return {
    url,
    vendor,
    headers: headersOf(values.header ?? []),
    origin,
    callId: callId || undefined,
    contactId: contactId || undefined,
    phone,
    timeoutMs: Number(timeout),
    json: values.json === true,
    keys: keyNames.flatMap((name) => env[name]?.trim() ?? []),
  };
}
