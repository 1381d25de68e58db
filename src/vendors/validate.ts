import type {Capabilities, RouteName, Vendor} from './contract.js';
import {filters} from './guard.js';
import {lastOf} from './path.js';
import {record, type Json} from './toolkit/read.js';

const questions = ['list', 'contact', 'phone', 'call'] as const satisfies readonly (keyof Capabilities & RouteName)[];

/** Throws a TypeError that names the first invalid field. */
export function checkVendor(vendor: Vendor): void {
  const whole = object('the vendor', vendor);
  must(
    'name',
    typeof whole['name'] === 'string' && /^[a-z][a-z\d-]*$/.test(whole['name']),
    'small letters, digits and hyphens',
  );
  const can = object('capabilities', whole['capabilities']);
  const routes = object('routes', whole['routes']);
  const asks = questions.filter((name) => can[name] !== undefined);
  must('capabilities', asks.length > 0, `at least one of ${questions.join(', ')}`);
  for (const name of asks) {
    const ability = object(`capabilities.${name}`, can[name]);
    if (name === 'call') yesOrNo('capabilities.call.transcript', ability['transcript']);
    else checkPages(`capabilities.${name}`, ability);
    if (name === 'list') checkList(ability);
    checkRoute(name, routes[name]);
  }
  allOf('capabilities.recordings', can['recordings'], ['route', 'address']);
  const recorded = can['recordings'] as readonly unknown[];
  if (recorded.length || routes['recording'] !== undefined) checkRoute('recording', routes['recording']);
  for (const name of ['request', 'parser']) must(name, typeof whole[name] === 'function', 'a function');
}

/** Also checks the parts of a route that only a server uses to limit questions. */
export function checkServed(vendor: Vendor): void {
  checkVendor(vendor);
  for (const [name, {query, body = [], page, firstPage, pageSize, maxPageSize}] of Object.entries(vendor.routes)) {
    const at = `routes.${name}`;
    const fields = names(`${at}.body`, body);
    const parameters = [...query, ...fields, ...fields.map(lastOf)];
    size(at, maxPageSize);
    if (pageSize !== undefined || maxPageSize !== undefined) oneOf(`${at}.pageSize`, pageSize, parameters);
    if (page !== undefined || firstPage !== undefined) oneOf(`${at}.page`, page, parameters);
    must(`${at}.firstPage`, firstPage === undefined || Number.isSafeInteger(firstPage), 'a whole number');
  }
}

function checkPages(at: string, {paging, maxPageSize, total, transcripts}: Json): void {
  oneOf(`${at}.paging`, paging, ['pages', 'all', 'search']);
  size(at, maxPageSize);
  yesOrNo(`${at}.total`, total);
  oneOf(`${at}.transcripts`, transcripts, ['always', 'on-request', 'never']);
}

function checkList({filters: own, sorts, fields = {}, otherSorts}: Json): void {
  allOf('capabilities.list.filters', own, filters);
  for (const [part, names] of Object.entries({sorts, fields})) {
    const at = `capabilities.list.${part}`;
    for (const [word, what] of Object.entries(object(at, names)))
      must(`${at}.${word}`, typeof what === 'string', 'a field of a call');
  }
  yesOrNo('capabilities.list.otherSorts', otherSorts ?? false);
}

/**
 * Segments of characters that every server reads alike; the last may be empty, since some APIs end their paths in a
 * slash.
 */
const plainPath = /^(\/(?!\.+(\/|$))(\{id\}|[\w.~:@-]+))+\/?$/;

/**
 * How often a route's path may contain `{id}`: a list has no subject, and a number may stand in the path or in a
 * parameter.
 */
const ids: Readonly<Partial<Record<RouteName, readonly number[]>>> = {list: [0], phone: [0, 1]};

function checkRoute(name: RouteName, value: unknown): void {
  const at = `routes.${name}`;
  const {path, query} = object(at, value);
  const {[name]: own = [1]} = ids;
  const text = typeof path === 'string' ? path : '';
  must(`${at}.path`, plainPath.test(text), 'a path of plain segments');
  must(
    `${at}.path`,
    own.includes(text.split('{id}').length - 1),
    `a path with {id} ${own.includes(1) ? 'once' : 'nowhere'} in it`,
  );
  names(`${at}.query`, query);
}

function names(at: string, value: unknown): readonly string[] {
  must(at, Array.isArray(value) && value.every((name) => name && typeof name === 'string'), 'a list of names');
  return value as readonly string[];
}

function size(at: string, value: unknown): void {
  must(
    `${at}.maxPageSize`,
    value === undefined || (Number.isSafeInteger(value) && (value as number) > 0),
    'a whole number from 1',
  );
}

function yesOrNo(at: string, value: unknown): void {
  must(at, typeof value === 'boolean', 'true or false');
}

function object(at: string, value: unknown): Json {
  const json = record(value);
  must(at, json !== undefined, 'an object');
  return json as Json;
}

function oneOf(at: string, value: unknown, words: readonly string[]): void {
  must(at, words.includes(value as string), `one of ${words.join(', ')}`);
}

function allOf(at: string, value: unknown, words: readonly string[]): void {
  must(at, Array.isArray(value), 'a list');
  for (const [index, word] of (value as readonly unknown[]).entries()) oneOf(`${at}[${index}]`, word, words);
}

function must(at: string, holds: boolean, what: string): void {
  if (!holds) throw new TypeError(`defineVendor: ${at} must be ${what}`);
}
