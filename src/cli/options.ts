import type {Authorize} from '../proxy/decision.js';
import type {ServeOptions} from '../proxy/node.js';
import {authorizeScope} from '../proxy/scope.js';
import {defaultVendor} from '../vendors/registry.js';
import {vendorNames, type VendorName} from '../vendors/server-registry.js';
import type {Flags} from './flags.js';
import {baseUrlOf, baseUrlVariable, credentialsOf, keyVariables, type Environment} from './keys.js';
import {isLoopback} from './loopback.js';
import {Refusal} from './refusal.js';

/** Who may read calls, and the notice for the person who starts the server. */
interface Policy {
  readonly options: Pick<ServeOptions, 'authorize' | 'tickets'>;
  readonly notice?: string;
}

/**
 * Allows requests to this machine by its own names. Another host name may resolve to this machine ("DNS rebinding"), so
 * it is refused; so is a request forwarded by a server in front, unless that replaces Host and adds no header.
 */
const ownMachine: Authorize = ({url, headers}) =>
  isLoopback(new URL(url).hostname) &&
  ![...headers.keys()].some((name) => /^(x-)?forwarded|^via$|^x-real-ip$/.test(name));

function policy(host: string, {'allow-all': allowAll = false}: Flags, {SCOPE_SECRET: secret}: Environment): Policy {
  if (secret !== undefined) {
    if (allowAll) throw new Refusal('Use SCOPE_SECRET or --allow-all, not both.');
    try {
      return {options: {authorize: authorizeScope(secret), tickets: secret}};
    } catch {
      throw new Refusal('SCOPE_SECRET must have at least 32 bytes.');
    }
  }
  if (!isLoopback(host)) {
    throw new Refusal(
      `Others can reach ${host}: set SCOPE_SECRET, or listen on 127.0.0.1${allowAll ? ', without which there is no --allow-all' : ''}.`,
    );
  }
  if (allowAll)
    return {
      options: {authorize: () => true},
      notice: 'Anybody who can reach this server can read every call (--allow-all).',
    };
  return {
    options: {authorize: ownMachine},
    notice:
      'Anybody on this machine can read every call, and so can anybody whom a server in front lets in. ' +
      'Set SCOPE_SECRET to serve only pages with a scope token.',
  };
}

/** The named vendor, or the one whose key is set. */
function vendorFor(name: string | undefined, env: Environment): VendorName {
  if (name !== undefined) {
    const vendor = vendorNames.find((one) => one === name);
    if (vendor === undefined) throw new Refusal(`--vendor must be ${vendorNames.join(' or ')}.`);
    return vendor;
  }
  const keyed = vendorNames.filter((name) => keyVariables(name).some(([variable]) => env[variable] !== undefined));
  if (keyed.length > 1) throw new Refusal(`There are keys for ${keyed.join(' and ')}: choose one with --vendor.`);
  return keyed[0] ?? defaultVendor;
}

function whole(text: string | undefined, name: string, most = Number.MAX_SAFE_INTEGER): number | undefined {
  if (text === undefined) return undefined;
  if (!/^\d{1,16}$/.test(text) || Number(text) > most) {
    throw new Refusal(`${name} must be a whole number${most < Number.MAX_SAFE_INTEGER ? ` from 0 to ${most}` : ''}.`);
  }
  return Number(text);
}

type Defined<T> = {[K in keyof T]?: Exclude<T[K], undefined>};

/** Leaves out undefined values, so that the defaults apply. */
const defined = <T extends object>(values: T): Defined<T> =>
  Object.fromEntries(Object.entries(values).filter(([, value]) => value !== undefined)) as Defined<T>;

interface ServeChoice {
  readonly options: ServeOptions & {readonly vendor: VendorName};
  readonly notice?: string;
}

/**
 * The options of `serveProxy` from flags and environment. An empty variable counts as unset, except for the secrets.
 */
export function serveOptions(flags: Flags, env: Environment): ServeChoice {
  const vendor = vendorFor(flags.vendor, env);
  const credentials = credentialsOf(vendor, env);
  const host = flags.host ?? (env['HOST'] || '127.0.0.1');
  if (host === '') throw new Refusal('--host must not be empty: that would listen on every network of this machine.');
  const {options, notice} = policy(host, flags, env);
  const origins = env['ALLOWED_ORIGINS']
    ?.split(',')
    .map((origin) => origin.trim())
    .filter((origin) => origin !== '');
  return {
    ...(notice !== undefined && {notice}),
    options: {
      vendor,
      credentials,
      host,
      ...options,
      ...defined({
        port: whole(flags.port ?? (env['PORT'] || undefined), '--port or PORT', 65_535),
        basePath: flags['base-path'],
        baseUrl: flags['base-url'] ?? baseUrlOf(vendor, env),
        allowedOrigins: flags['allow-origin'] ?? origins,
        redact: flags.redact,
        reveal: flags.reveal,
        recordingHosts: flags['recording-host'],
        timeoutMs: whole(flags.timeout, '--timeout'),
        maxAge: whole(flags['max-age'], '--max-age'),
      }),
    },
  };
}

/** The options' names on the command line. */
const names = (vendor: VendorName): Readonly<Record<string, string>> => ({
  credentials: keyVariables(vendor)
    .map(([variable]) => variable)
    .join(' or '),
  allowedOrigins: '--allow-origin or ALLOWED_ORIGINS',
  baseUrl: `--base-url or ${baseUrlVariable(vendor)}`,
  basePath: '--base-path',
  recordingHosts: '--recording-host',
  redact: '--redact',
  timeoutMs: '--timeout',
  maxAge: '--max-age',
});

/** The proxy's message about an option, with the command's names. */
export function inFlags(message: string, vendor: VendorName): string {
  const known = names(vendor);
  return message
    .replace(/^\w+: /, '')
    .replace(/`(\w+)`/g, (whole_, name: string) => known[name] ?? whole_)
    .replace(/^each/, 'Each');
}
