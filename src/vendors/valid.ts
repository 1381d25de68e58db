import type {Call} from '../model/call.js';
import {filters} from './asked.js';
import {lastOf} from './path.js';
import {record, type Json} from './read.js';
import type {Capabilities, RouteName, Vendor} from './vendor.js';

/** What a list can be sorted by is something every call may have one of. */
const sortable: readonly (keyof Call)[] = [
  'id', 'channel', 'status', 'direction', 'startedAt', 'endedAt', 'createdAt', 'durationSec', 'latencyMs', 'disconnectReason',
  'organizationId', 'roomId', 'agent', 'caller', 'callee', 'cost', 'summary',
];
const questions = ['list', 'contact', 'phone', 'call'] as const satisfies readonly (keyof Capabilities & RouteName)[];

/** Throws a TypeError that names the first field that will not do, and who said so. */
export function checkVendor(vendor: Vendor, by = 'defineVendor'): void {
  try {
    check(vendor);
  } catch (error) {
    throw new TypeError(`${by}: ${(error as Error).message}`);
  }
}

function check(vendor: Vendor): void {
  const whole = object('the vendor', vendor);
  must('name', typeof whole['name'] === 'string' && /^[a-z][a-z\d-]*$/.test(whole['name']), 'small letters, digits and hyphens');
  const can = object('capabilities', whole['capabilities']);
  const routes = object('routes', whole['routes']);
  const asks = questions.filter((name) => can[name] !== undefined);
  must('capabilities', asks.length > 0, `at least one of ${questions.join(', ')}`);
  for (const name of asks) {
    const ability = object(`capabilities.${name}`, can[name]);
    if (name === 'call') must('capabilities.call.transcript', typeof ability['transcript'] === 'boolean', 'true or false');
    else checkPages(`capabilities.${name}`, ability);
    if (name === 'list') checkList(ability);
    checkRoute(name, routes[name]);
  }
  allOf('capabilities.recordings', can['recordings'], ['route', 'address']);
  const recorded = can['recordings'] as readonly unknown[];
  if (recorded.length || routes['recording'] !== undefined) checkRoute('recording', routes['recording']);
  for (const name of ['request', 'parser']) must(name, typeof whole[name] === 'function', 'a function');
}

function checkPages(at: string, {paging, maxPageSize, total, transcripts}: Json): void {
  oneOf(`${at}.paging`, paging, ['pages', 'all', 'search']);
  must(`${at}.maxPageSize`, maxPageSize === undefined || isSize(maxPageSize), 'a whole number from 1');
  must(`${at}.total`, typeof total === 'boolean', 'true or false');
  oneOf(`${at}.transcripts`, transcripts, ['always', 'on-request', 'never']);
}

function checkList({filters: own, sorts, otherSorts}: Json): void {
  allOf('capabilities.list.filters', own, filters);
  for (const [word, what] of Object.entries(object('capabilities.list.sorts', sorts))) {
    oneOf(`capabilities.list.sorts.${word}`, what, sortable);
  }
  must('capabilities.list.otherSorts', otherSorts === undefined || typeof otherSorts === 'boolean', 'true or false');
}

/** Segments of what no server takes for anything else; the last may be empty, as some servers want it. */
const plainPath = /^(?:\/(?!\.+(?:\/|$))(?:\{id\}|[\w.~!$&'()*+,=:@-]+))+\/?$/;

/** How often a route's path may have `{id}`: a list is about nobody, and a number may stand in the path or in a parameter. */
const ids: Readonly<Partial<Record<RouteName, readonly number[]>>> = {list: [0], phone: [0, 1]};

function checkRoute(name: RouteName, value: unknown): void {
  const at = `routes.${name}`;
  const {path, query, body, pageSize, maxPageSize} = object(at, value);
  const {[name]: own = [1]} = ids;
  const text = typeof path === 'string' ? path : '';
  must(`${at}.path`, plainPath.test(text), 'a path of plain segments that begins with one slash');
  must(`${at}.path`, own.includes(text.split('{id}').length - 1), `a path with {id} ${own.includes(1) ? 'once' : 'nowhere'} in it`);
  must(`${at}.query`, areNames(query), 'a list of parameters');
  must(`${at}.body`, body === undefined || areNames(body), 'a list of fields');
  must(`${at}.maxPageSize`, maxPageSize === undefined || isSize(maxPageSize), 'a whole number from 1');
  const sizes = [...(query as string[]), ...((body ?? []) as string[]).map(lastOf)];
  const named = pageSize === undefined ? maxPageSize === undefined : sizes.includes(pageSize as string);
  must(`${at}.pageSize`, named, 'one of its parameters or fields, where there is a largest page');
}

const areNames = (value: unknown): boolean => Array.isArray(value) && value.every((name) => typeof name === 'string' && name !== '');

const isSize = (value: unknown): boolean => Number.isSafeInteger(value) && (value as number) > 0;

function object(at: string, value: unknown): Json {
  const found = record(value);
  must(at, found !== undefined, 'an object');
  return found as Json;
}

function oneOf(at: string, value: unknown, words: readonly string[]): void {
  must(at, words.includes(value as string), `one of ${words.join(', ')}`);
}

function allOf(at: string, value: unknown, words: readonly string[]): void {
  must(at, Array.isArray(value), 'a list');
  for (const [index, word] of (value as readonly unknown[]).entries()) oneOf(`${at}[${index}]`, word, words);
}

function must(at: string, holds: boolean, what: string): void {
  if (!holds) throw new TypeError(`${at} must be ${what}`);
}
