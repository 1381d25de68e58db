import {readFileSync} from 'node:fs';
import path from 'node:path';
import {vendorNames, type VendorName} from '../vendors/server-registry.js';
import {baseUrlVariable, keyVariables} from './keys.js';

/** What the commands say about themselves. */
export const help = `Usage: agni-call-widgets <command>

Commands:
  proxy         serve the proxy between pages and the call service
  check <url>   probe a proxy, and report what to change

Options:
  --help        this text; "agni-call-widgets proxy --help" for a command's own
  --version     the version
`;

/** Variables with what they hold, which stands on a line of its own beside long names. */
function variableLine(names: readonly string[], text: string): string {
  const column = 18;
  const all = names.join(', ');
  return `  ${all.length < column ? all.padEnd(column) : `${all}\n${' '.repeat(2 + column)}`}${text}\n`;
}

const titleOf = (vendor: VendorName | undefined): string | undefined =>
  vendor && vendor.slice(0, 1).toUpperCase() + vendor.slice(1);

/** A vendor's variables: “Zudu's key and its secret”, after the last words of their headers. */
function keyLine(vendor: VendorName, index: number): string {
  const variables = keyVariables(vendor);
  const nouns = variables.map(([, header]) => header.toLowerCase().split('-').at(-1));
  const next = titleOf(vendorNames[index + 1]);
  const held = `${titleOf(vendor)}'s ${nouns.join(' and its ')}${next === undefined ? '' : `; or, for ${next},`}`;
  return variableLine(
    variables.map(([variable]) => variable),
    held,
  );
}

const vendorVariables = vendorNames.map(keyLine).join('');
const mounts = vendorNames.map((name) => `/${name}`).join(', ');
const baseUrlVariables = variableLine(vendorNames.map(baseUrlVariable), 'as --base-url');

export const proxyHelp = `Usage: agni-call-widgets proxy [options]

Serves the call service's documented reads and recordings at <host>:<port>/<vendor>, with the key added, and /healthz.
A flag counts more than its variable. Keys and secrets have no flags: every list of processes would show them.

Environment:
${vendorVariables}  SCOPE_SECRET      at least 32 bytes: only pages with a scope token signed with it are served
${baseUrlVariables}  ALLOWED_ORIGINS   as --allow-origin, separated by commas
  HOST, PORT        as --host and --port

Options:
  --host <address>           where to listen (default 127.0.0.1, this machine alone); any other needs SCOPE_SECRET
  --port <number>            (default 8787; 0 is any that is free)
  --base-path <path>         the path the proxy is mounted at, as in the page's endpoint (default ${mounts})
  --base-url <url>           where the call service's API lives, if not where its documentation says
  --allow-origin <origin>    an origin whose pages may read the answers, as https://crm.example; may be repeated
  --redact <name>            what never leaves the server: cost, recording, transcript, summary, analysis, metadata,
                             variables, email, or a field by its name; may be repeated
  --recording-host <host>    a host at which recordings are stored, as *.storage.example; may be repeated
  --timeout <ms>             how long the call service may take (default 12000)
  --max-age <seconds>        how long a browser may keep an answer, at most 3600 (default 0, it keeps none)
  --allow-all                anybody who can reach this server can read every call, also through another server in
                             front of it; only on an address of this machine, and not with SCOPE_SECRET
  --reveal <name>            a field to send although it shows more than calls: Zudu's public_log_url
  --vendor <name>            ${vendorNames.join(' or ')} (default: the one whose key is set)
  --help, --version

Without SCOPE_SECRET and --allow-all, it serves anybody on this machine who uses one of the machine's own names
(localhost, 127.0.0.1, [::1]), and says so. Do not put another server in front of it then: nginx, for one, forwards
everybody's requests to 127.0.0.1.

The address it listens on goes to stdout. The log, a line of JSON for each request, goes to stderr, where a refusal to
start is one sentence. SIGINT and SIGTERM let answers under way end for ten seconds.
Exit status: 0 after a signal, 1 when it cannot listen, 2 when a flag or a variable is wrong.
`;

/** The package's version. Its package.json is two folders up, from the sources and from what is built. */
export function version(): string {
  const text = readFileSync(path.join(import.meta.dirname, '../../package.json'), 'utf8');
  return (JSON.parse(text) as {version: string}).version;
}
