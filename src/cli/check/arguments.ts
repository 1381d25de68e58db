import {parseArgs} from 'node:util';
import {defaultVendor} from '../../vendors/registry.js';
import {vendorNames} from '../../vendors/server-registry.js';
import {keyVariables} from '../keys.js';
import {checkedVendor, type CheckedVendor} from './vendor.js';

/** What is checked, and as whom. */
export interface Options {
  /** The endpoint, as a page writes it. */
  readonly url: URL;
  /** Sent with every request, as the page would. Their values are never printed. */
  readonly headers: Readonly<Record<string, string>>;
  /** Whose routes the proxy serves. */
  readonly vendor: CheckedVendor;
  /** The page's origin, if it is to be checked. */
  readonly origin: string | undefined;
  readonly callId: string | undefined;
  readonly contactId: string | undefined;
  /** E.164. */
  readonly phone: string | undefined;
  /** How long an answer may take until its end, in milliseconds. */
  readonly timeoutMs: number;
  readonly json: boolean;
  /** Keys that may be in no answer. They are neither sent nor printed. */
  readonly keys: readonly string[];
}

/** Variables of the environment. */
export type Env = Readonly<Record<string, string | undefined>>;

/** Variables that hold a vendor's key, as `proxy` reads them. */
const keyNames = vendorNames.flatMap((name) => keyVariables(name).map(([variable]) => variable));

export const help = `Usage: agni-call-widgets check <url> [flags]

Asks a proxy what a page would ask it, and what an attacker would, and says what to change.
<url> is the endpoint as the page has it: https://crm.example/agni

  --vendor <name>          whose calls it serves, agni or zudu. Default agni
  --header "Name: value"   sent with each request, as by the page; may be repeated. Without it all is asked as a stranger would
  --origin <origin>        the page's origin, where it is not the proxy's own: https://crm.example
  --call-id <id>           a call with a recording. Default: one of the list's
  --contact-id <id>        a contact with calls; Zudu has none
  --phone <number>         a number with calls, E.164. Default: one of the list's
  --timeout <ms>           for each answer. Default 10000
  --json                   a line of JSON for each result: {"result": "pass" | "fail" | "skip", "name", "detail"}
  --help                   this text

AGNI_API_KEY, ZUDU_API_KEY, ZUDU_API_SECRET: where the environment has the proxy's own, each answer is searched for it, and for nothing else
is it used: it is never sent and never printed. Shorter than 8 characters, it is not looked for.

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

/** A question that cannot be asked. The message says in one line what to write instead, and quotes no value. */
export class BadQuestion extends Error {}

/** What the check itself says in these, nobody else may. */
const own =
  /^(host|connection|content-length|transfer-encoding|upgrade|te|trailer|expect|origin|range|accept-encoding|x-canary)$/i;

function headersOf(given: readonly string[]): Readonly<Record<string, string>> {
  return Object.fromEntries(
    given.map((line) => {
      const [, name = '', value = ''] = /^([\w!#$%&'*+.^`|~-]+):\s*([\x20-\x7e]*\S)\s*$/.exec(line) ?? [];
      if (name === '') throw new BadQuestion('each --header must be "Name: value", in plain characters');
      if (own.test(name)) throw new BadQuestion(`--header may not be ${name}: the check sends its own`);
      return [name.toLowerCase(), value];
    }),
  );
}

function endpoint([text, ...others]: readonly string[]): URL {
  if (text === undefined) throw new BadQuestion('say which endpoint to check, as in https://crm.example/agni');
  if (others.length > 0) throw new BadQuestion('one endpoint at a time');
  const url = URL.canParse(text) ? new URL(text) : undefined;
  if (url?.protocol !== 'http:' && url?.protocol !== 'https:')
    throw new BadQuestion('the endpoint must be an http or https address');
  if (url.username || url.password || url.search || url.hash)
    throw new BadQuestion('the endpoint must have no user, query or fragment');
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
    throw new BadQuestion(unknown ? `there is no flag ${name}` : `${name} needs a value, or takes none`);
  }
}

function vendorNamed(name: string): CheckedVendor {
  const vendor = checkedVendor(name);
  if (!vendor) throw new BadQuestion(`--vendor must be ${vendorNames.join(' or ')}`);
  return vendor;
}

/** @throws BadQuestion */
export function read(args: readonly string[], env: Env): Options | 'help' {
  const {values, positionals} = parsed(args);
  if (values.help === true) return 'help';
  const {origin, 'call-id': callId, 'contact-id': contactId, phone, timeout = '10000'} = values;
  const url = endpoint(positionals);
  const vendor = vendorNamed(values.vendor ?? defaultVendor);
  if (contactId && !vendor.routes.contact) throw new BadQuestion('this vendor has no contacts: leave --contact-id out');
  if (origin !== undefined && !(URL.canParse(origin) && new URL(origin).origin === origin)) {
    throw new BadQuestion('--origin must be one as browsers write it, as in https://crm.example');
  }
  if (phone !== undefined && !/^\+\d{5,15}$/.test(phone))
    throw new BadQuestion('--phone must be in E.164, as in +14155550123');
  if (!/^[1-9]\d{0,5}$/.test(timeout))
    throw new BadQuestion('--timeout must be a whole number of milliseconds, below 1000000');
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
