/** What a host's tests may do with the elements; test/guides/unit-tests.node-test.ts runs it in jsdom and in happy-dom. */
/* eslint-disable no-restricted-properties -- a host's test writes its page's markup itself */
import {afterEach, describe, expect, it, vi} from 'vitest';
import 'agni-call-widgets/define';

const call = {id: 'call-1', status: 'completed', callerNumber: '+14155550100', startedAt: '2025-06-10T10:30:00Z'};
const one = {...call, recordingUrl: 'https://storage.example/1.mp3', transcripts: 'Agent: Hello!'};
const lists = {
  'agni-call-list': {endpoint: '/agni'},
  'agni-contact-calls': {endpoint: '/agni', contactId: 'c1'},
  'agni-phone-history': {endpoint: '/agni', phone: '+14155550100'},
};
const tags = [
  ...Object.keys(lists),
  'agni-call-detail',
  'agni-call-table',
  'agni-call-transcript',
  'agni-call-recording',
  'agni-provider',
];

/** What the service answers, by what its path contains. */
const answer = (url: string): unknown => {
  if (url.includes('detail')) return {success: true, data: one};
  if (url.includes('contact')) return {success: true, data: {calls: [call, {...call, id: 'call-2'}]}};
  return {success: true, data: {callSessions: [call, {...call, id: 'call-2'}], calls: [call, {...call, id: 'call-2'}]}};
};
const answering = () => vi.fn((url: unknown) => Promise.resolve(Response.json(answer(String(url)))));

const mounted = (tag: string, properties: object = {}): HTMLElement => {
  const element = Object.assign(document.createElement(tag), properties);
  document.body.append(element);
  return element;
};
const inState = async (element: Element, ...states: readonly string[]): Promise<void> => {
  await vi.waitFor(() => expect(states).toContain(element.getAttribute('state')), {timeout: 5000});
};
const rows = (element: Element): HTMLElement[] => [
  ...(element.shadowRoot?.querySelectorAll<HTMLElement>('[part~=row]') ?? []),
];

afterEach(() => {
  document.body.replaceChildren();
  vi.unstubAllGlobals();
});

describe.each(tags)('<%s>', (tag) => {
  it('is mounted, changed, moved and removed', async () => {
    vi.stubGlobal('fetch', answering());
    const element = mounted(tag);
    const heard = vi.fn();
    for (const name of ['agni-call-select', 'agni-calls-load', 'agni-call-load']) element.addEventListener(name, heard);
    Object.assign(element, {
      endpoint: '/agni',
      vendor: 'zudu',
      phone: '+14155550100',
      contactId: 'c',
      callId: 'call-1',
    });
    await (element as unknown as {updateComplete: Promise<boolean>}).updateComplete;
    Object.assign(element, {vendor: 'agni', calls: [call], call: one, src: '/1.mp3', label: 'A label'});
    element.setAttribute('selected-id', 'call-1');
    element.setAttribute('page-size', '5');
    element.hidden = true;
    document.body.prepend(document.createElement('div'));
    document.body.firstElementChild?.append(element);
    element.hidden = false;
    await (element as unknown as {updateComplete: Promise<boolean>}).updateComplete;
    element.remove();
    expect(element.isConnected).toBe(false);
  });

  it('is made by markup, with its attributes', () => {
    document.body.innerHTML = `<${tag} endpoint="/agni" phone="+14155550100" contact-id="c" call-id="call-1"></${tag}>`;
    vi.stubGlobal('fetch', () => new Promise(() => undefined)); // nothing comes, and the test ends
    expect(document.querySelector(tag)?.shadowRoot !== undefined).toBe(true);
  });
});

describe.each(Object.entries(lists))('<%s>', (tag, properties) => {
  it('shows rows, of which one can be chosen', async () => {
    const fetch = answering();
    vi.stubGlobal('fetch', fetch);
    const list = mounted(tag, properties);
    await inState(list, 'ready');
    expect(rows(list)).toHaveLength(2);
    const chosen = vi.fn();
    list.addEventListener('agni-call-select', chosen);
    rows(list)[1]?.click();
    await vi.waitFor(() => expect(chosen).toHaveBeenCalledOnce());
    expect((list as unknown as {selectedId: string}).selectedId).toBe('call-2');
    expect(String(fetch.mock.calls[0]?.[0])).toMatch(/^http:\/\/localhost:3000\/agni\//);
  });

  it('moves the focus by keys', async () => {
    vi.stubGlobal('fetch', answering());
    const list = mounted(tag, properties);
    await inState(list, 'ready');
    const buttons = rows(list).map((row) => row.querySelector('button'));
    buttons[0]?.focus();
    for (const key of ['ArrowDown', 'End', 'Home', 'Enter'])
      buttons[0]?.dispatchEvent(new KeyboardEvent('keydown', {key, bubbles: true, composed: true}));
    expect(rows(list)).toHaveLength(2);
  });

  it('says that a request failed, and tries again', async () => {
    vi.stubGlobal('fetch', () => Promise.resolve(new Response('', {status: 404})));
    const list = mounted(tag, properties);
    await inState(list, 'failed', 'empty');
    vi.stubGlobal('fetch', answering());
    (list as unknown as {reload?: () => void}).reload?.();
    const retry = list.shadowRoot?.querySelector<HTMLElement>('[part~=notice] button');
    retry?.click();
    if (retry) await inState(list, 'ready');
  });

  it('leaves nothing behind when a test ends in the middle of a request', () => {
    vi.stubGlobal('fetch', () => new Promise(() => undefined));
    mounted(tag, properties);
  });

  it('does not wait for the request of the test before', async () => {
    vi.stubGlobal('fetch', answering());
    const list = mounted(tag, properties);
    await inState(list, 'ready');
  });
});

describe('own calls', () => {
  it('are shown by property', async () => {
    const list = mounted('agni-call-list', {calls: [call]});
    await inState(list, 'ready');
    expect(rows(list)).toHaveLength(1);
  });

  it('are shown from a script', async () => {
    document.body.innerHTML = `<agni-call-list><script type="application/json">${JSON.stringify([call])}</script></agni-call-list>
      <agni-call-detail><script type="application/json">${JSON.stringify(one)}</script></agni-call-detail>`;
    for (const element of document.body.children) await inState(element, 'ready');
  });

  it('are followed by a detail, with a recording that can be tried', async () => {
    vi.stubGlobal('fetch', answering());
    document.body.innerHTML = `<agni-call-detail for="calls"></agni-call-detail>`;
    const list = mounted('agni-call-list', {id: 'calls', endpoint: '/agni'});
    await inState(list, 'ready');
    rows(list)[0]?.click();
    const detail = document.querySelector('agni-call-detail') as Element;
    await inState(detail, 'ready');
    const player = detail.shadowRoot?.querySelector('agni-call-recording');
    await vi.waitFor(() => expect(player?.shadowRoot?.querySelector('audio')).not.toBeNull());
    player?.shadowRoot?.querySelector('audio')?.dispatchEvent(new Event('error'));
    await vi.waitFor(() => expect(player?.shadowRoot?.textContent).not.toBe(''));
  });
});

it('a list that is on the page when the last test ends disturbs nothing', async () => {
  vi.stubGlobal('fetch', answering());
  const list = mounted('agni-call-list', {endpoint: '/agni'});
  await inState(list, 'ready');
});
/* eslint-enable no-restricted-properties */
