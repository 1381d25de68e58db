/**
 * The same list by hand, for one page and one API, without a library: as a careful developer who knows the data would
 * write it, with templates cloned and filled off the document, one insertion, and each Intl object created once. It
 * does less (one page, no states, no keys, no retries), but shows the same texts.
 */
import type {Question} from './contract.js';
import {perform} from './stage.js';

/** The fields of a call session that the table needs. */
interface Session {
  readonly id: string;
  readonly agentName?: string | null;
  readonly callerName?: string | null;
  readonly callerNumber?: string | null;
  readonly calleeNumber?: string | null;
  readonly channel?: string | null;
  readonly status?: string | null;
  readonly startedAt: string;
  readonly endedAt?: string | null;
  readonly durationSec?: number | string | null;
}

/** Elements that the template is known to contain. */
type Two = readonly [Element, Element];
type Four = readonly [...Two, ...Two];
type Six = readonly [...Four, ...Two];

const words: Readonly<Record<string, string>> = {sip: 'SIP'};
const kinds: Readonly<Record<string, string>> = {
  completed: 'completed',
  in_progress: 'active',
  ringing: 'waiting',
  no_answer: 'missed',
  timeout: 'missed',
  failed: 'failed',
};

const plain = (word: string) => word.replace(/[\s_-]+/g, '_').toLowerCase();
const human = (word: string) => words[word] ?? (word.charAt(0).toUpperCase() + word.slice(1)).replaceAll('_', ' ');

const clock = new Intl.DateTimeFormat(undefined, {timeStyle: 'short'});
const date = new Intl.DateTimeFormat(undefined, {dateStyle: 'medium'});

const midnight = (daysAgo: number) => new Date().setHours(-24 * daysAgo, 0, 0, 0);

function moment(iso: string, today: number, yesterday: number): string {
  const time = Date.parse(iso);
  const day = time >= today ? 'Today' : time >= yesterday ? 'Yesterday' : date.format(time);
  return `${day}, ${clock.format(time)}`;
}

function duration({durationSec, startedAt, endedAt}: Session): string {
  const seconds =
    Number(durationSec) ||
    (endedAt ? (durationSec === 0 ? 0 : (Date.parse(endedAt) - Date.parse(startedAt)) / 1000) : NaN);
  if (Number.isNaN(seconds)) return 'Unknown';
  const parts = [
    [Math.floor(seconds / 3600), 'h'],
    [Math.floor((seconds % 3600) / 60), 'min'],
    [seconds % 60, 's'],
  ] as const;
  return (
    parts
      .filter(([amount]) => amount)
      .map(([amount, unit]) => `${amount} ${unit}`)
      .join(' ') || '0 s'
  );
}

/** A copy of a `<template>` of the page. */
function copyOf(id: string): DocumentFragment {
  const template = document.querySelector<HTMLTemplateElement>(`template#${id}`);
  if (!template) throw new Error(`The page has no template ${id}.`);
  return template.content.cloneNode(true) as DocumentFragment;
}

function fill(row: Element, session: Session, today: number, yesterday: number): void {
  const {callerName, callerNumber, calleeNumber, agentName, channel, status, startedAt} = session;
  const [party, agent, through, state, started, length] = row.children as unknown as Six;
  const [direction, name, number, to] = (party.firstElementChild as Element).children as unknown as Four;
  const kind = plain(channel ?? '');
  const inbound = kind.startsWith('inbound');
  const outbound = kind.startsWith('outbound');
  const person = outbound ? calleeNumber : callerName || callerNumber;
  if (inbound || outbound) direction.textContent = inbound ? 'From' : 'To';
  name.textContent = person || 'Unknown';
  if (callerName && !outbound) number.textContent = callerNumber || '';
  if (!inbound && !outbound && calleeNumber) to.textContent = `to ${calleeNumber}`;
  agent.textContent = agentName || 'Unknown';
  through.textContent = channel ? human(kind) : 'Unknown';
  const word = plain(status ?? '');
  const pill = state.firstElementChild as Element;
  pill.className = `pill ${kinds[word] ?? 'unknown'}`;
  pill.textContent = word ? human(word) : 'Unknown';
  started.textContent = moment(startedAt, today, yesterday);
  length.textContent = duration(session);
}

async function showCalls(place: HTMLElement, question: Question): Promise<void> {
  const {endpoint, pageSize, fetch = globalThis.fetch} = question;
  place.textContent = 'Loading…';
  const response = await fetch(`${endpoint}/api/v1/calling/call-sessions?page=1&page_size=${pageSize}`);
  if (!response.ok) throw new Error(`HTTP ${response.status}`);
  const {
    data: {callSessions},
  } = (await response.json()) as {data: {callSessions: readonly Session[]}};

  const content = copyOf('list');
  const body = content.querySelector('tbody') as HTMLTableSectionElement;
  const rows = copyOf('row');
  const empty = rows.firstElementChild as Element;
  const [today, yesterday] = [midnight(0), midnight(1)];
  for (const session of callSessions) {
    const row = empty.cloneNode(true) as Element;
    fill(row, session, today, yesterday);
    body.append(row);
  }
  body.addEventListener('click', ({target}) => {
    const session = callSessions[(target as Element).closest('tr')?.sectionRowIndex ?? -1];
    if (session) place.dispatchEvent(new CustomEvent('select', {detail: session}));
  });
  const [zone, range] = content.querySelectorAll('.foot span') as unknown as Two;
  zone.textContent = `Times in ${clock.resolvedOptions().timeZone}`;
  range.textContent = `1–${callSessions.length}`;
  place.replaceChildren(content);
}

perform({show: showCalls, rows: (place) => place.querySelectorAll<HTMLTableRowElement>('tbody tr')});
