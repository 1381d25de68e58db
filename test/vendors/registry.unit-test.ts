/** Vendors from outside the package: known by their names once they are defined, and told where they are not whole. */
import {readdir} from 'node:fs/promises';
import {describe, it} from 'node:test';
import {expect} from 'chai';
import * as door from 'agni-call-widgets';
import {askCall, askCalls, recordingUrl} from '../../src/sources/remote.js';
import type {Connection} from '../../src/sources/connection.js';
import {CallsError} from '../../src/model/errors.js';
import {builtIn, defaultVendor, defineVendor, findVendor, newcomers} from '../../src/vendors/registry.js';
import type {Parser, Vendor} from '../../src/vendors/contract.js';

const vendorFiles = [
  'answer.ts',
  'call.ts',
  'capabilities.ts',
  'index.ts',
  'parse.ts',
  'request.ts',
  'routes.ts',
  'transcript.ts',
  'upstream.ts',
];

const list = {path: '/calls', query: ['page', 'size', 'status'], pageSize: 'size'};
const whole: Vendor = {
  name: 'outside',
  capabilities: {
    list: {paging: 'pages', maxPageSize: 50, total: false, transcripts: 'never', filters: ['status'], sorts: {}},
    phone: {paging: 'search', maxPageSize: 30, total: false, transcripts: 'never'},
    recordings: [],
  },
  routes: {list, phone: list},
  request: (query) => {
    const asked = query.kind === 'list' ? {page: query.page, size: query.pageSize, status: query.status} : {};
    return {route: list, id: undefined, query: asked};
  },
  parser: () =>
    Promise.resolve({
      page: (answer, {kind}) => ({calls: [{id: kind, agent: {}, caller: {}, callee: {}}], page: Number(answer)}),
      call: () => undefined,
    }),
};

/** The CallsError a promise rejects with. */
const failure = async (promise: Promise<unknown>): Promise<CallsError> => {
  const reason = await promise.then(
    () => new Error('It was answered.'),
    (error: unknown) => error,
  );
  if (reason instanceof CallsError) return reason;
  throw reason;
};

const asked: string[] = [];
const connection: Connection = {
  endpoint: 'https://proxy.example/outside',
  vendor: 'outside',
  fetch: (url) => {
    asked.push(url as string);
    return Promise.resolve(Response.json(1));
  },
};
const first = {kind: 'list', page: 1, pageSize: 20} as const;

describe('a vendor from outside', () => {
  it('is nobody before it is defined, and answers by its name afterwards', async () => {
    expect(findVendor('outside')).to.equal(undefined);
    expect(await failure((async () => askCalls(connection, first))())).to.have.property('code', 'not-configured');
    defineVendor(whole);
    expect((await askCalls(connection, {...first, status: 'x'})).calls[0]?.id).to.equal('list');
    expect(asked).to.deep.equal(['https://proxy.example/outside/calls?page=1&size=20&status=x']);
    expect(findVendor('outside')?.capabilities.phone?.maxPageSize, 'what the elements look at').to.equal(30);
  });

  it('is defined once: the same again is quiet, another under its name or ours an error', () => {
    defineVendor(whole);
    for (const name of ['outside', 'agni', 'zudu'])
      expect(() => {
        defineVendor({...whole, name});
      }, name).to.throw(Error, `“${name}”`);
  });

  it('may leave out parts of a call, and is refused what is no call or no list of them', async () => {
    const answering = (page: unknown, call?: unknown) => {
      const name = `half-${Math.random().toString(36).slice(2).replace(/\d/g, 'x')}`;
      const routes = {...whole.routes, call: {path: '/calls/{id}', query: []}};
      const parser = {page: () => page, call: () => call} as unknown as Parser;
      const request: Vendor['request'] = (query) =>
        query.kind === 'call' ? {route: routes.call, id: query.callId, query: {}} : whole.request(query);
      const capabilities: Vendor['capabilities'] = {...whole.capabilities, call: {transcript: false}};
      defineVendor({name, capabilities, routes, request, parser: () => Promise.resolve(parser)});
      return {...connection, vendor: name};
    };
    const part = {id: 'x', caller: {number: '+14155550100'}};
    const full = {...part, agent: {}, callee: {}};
    expect((await askCalls(answering({calls: [part, null, 7, {}], page: 1}), first)).calls).to.deep.equal([full]);
    expect(await askCall(answering({}, part), {kind: 'call', callId: 'x'})).to.deep.equal(full);
    for (const none of [undefined, {}, {calls: null}, {calls: 'x'}]) {
      expect(await failure(askCalls(answering(none), first))).to.have.property('code', 'bad-response');
    }
    for (const none of [undefined, null, {}, 'x']) {
      expect(await failure(askCall(answering({}, none), {kind: 'call', callId: 'x'}))).to.have.property(
        'code',
        'bad-response',
      );
    }
  });

  it('is announced when it is defined, and not again', () => {
    let announced = 0;
    const count = () => announced++;
    newcomers.addEventListener('vendor', count);
    const late: Vendor = {...whole, name: 'late'};
    defineVendor(late);
    defineVendor(late);
    newcomers.removeEventListener('vendor', count);
    expect(announced).to.equal(1);
  });

  it('comes in by the main door', () => {
    expect(door.defineVendor === defineVendor).to.be.true;
    expect(door.read.text(' x ')).to.equal('x');
  });
});

describe('the vendors of the package', () => {
  it('are defined as any other is, and one of them is the default', () => {
    for (const vendor of builtIn) {
      expect(() => {
        defineVendor(vendor);
      }, vendor.name).not.to.throw();
      expect(findVendor(vendor.name)?.capabilities).to.equal(vendor.capabilities);
    }
    expect(builtIn.map(({name}) => name)).to.include(defaultVendor);
  });

  it('have files of the same names', async () => {
    const files = await Promise.all(
      builtIn.map(async ({name}) => readdir(new URL(`../../src/vendors/${name}`, import.meta.url))),
    );
    for (const names of files) expect(names.sort()).to.deep.equal(vendorFiles);
    expect((await readdir(new URL('../support/third-vendor', import.meta.url))).sort()).to.deep.equal(
      [...vendorFiles, 'mock.ts'].sort(),
    );
  });
});

describe('what a vendor does not claim', () => {
  it('is refused in the name of the attribute, and nothing is asked', async () => {
    asked.length = 0;
    const refused = {
      'agent-id': {...first, agentId: 'a'},
      'started-after': {...first, startedAfter: '2026-06-01'},
      'sort-by': {...first, sortBy: 'x'},
      'sort-order': {...first, sortOrder: 'asc'},
      'contact-id': {kind: 'contact', contactId: 'c'},
      'include-transcripts': {kind: 'phone', phone: '+14155550100', page: 1, pageSize: 20, includeTranscripts: true},
    } as const;
    for (const [attribute, query] of Object.entries(refused)) {
      expect(await failure(askCalls(connection, query))).to.deep.include({code: 'unsupported', facts: {attribute}});
    }
    const one = await failure(askCall(connection, {kind: 'call', callId: 'c'}));
    expect(one).to.deep.include({code: 'unsupported', facts: {attribute: 'call-id'}});
    const large = await failure(askCalls(connection, {...first, pageSize: 51}));
    expect(large).to.deep.include({code: 'bad-request', facts: {attribute: 'page-size'}});
    expect(() => recordingUrl(connection, {id: 'c'}))
      .to.throw(CallsError)
      .with.property('code', 'unsupported');
    expect(asked).to.deep.equal([]);
  });

  it('is the whole list, where there is none', async () => {
    const {
      capabilities: {phone, recordings},
    } = whole;
    defineVendor({...whole, name: 'listless', capabilities: {...(phone && {phone}), recordings}});
    expect(await failure(askCalls({...connection, vendor: 'listless'}, first))).to.deep.include({
      code: 'unsupported',
      facts: {},
    });
  });
});

describe('a vendor that is not whole', () => {
  const {capabilities, routes} = whole;
  const can = (more: object): object => ({...whole, capabilities: {...capabilities, ...more}});
  const listing = (more: object): object => can({list: {...capabilities.list, ...more}});
  const routed = (name: string, more: object): object => ({
    ...whole,
    capabilities: {...capabilities, call: {transcript: false}},
    routes: {...routes, call: {path: '/calls/{id}', query: []}, [name]: {...list, ...more}},
  });
  const defects: readonly (readonly [field: string, vendor: unknown])[] = [
    ['the vendor', undefined],
    ['the vendor', 'outside'],
    ['the vendor', []],
    ['name', {...whole, name: ''}],
    ['name', {...whole, name: 'Out Side'}],
    ['name', {...whole, name: 7}],
    ['capabilities', {...whole, capabilities: null}],
    ['capabilities', {...whole, capabilities: {recordings: []}}],
    ['capabilities.list', can({list: true})],
    ['capabilities.list.paging', listing({paging: 'cursor'})],
    ['capabilities.list.maxPageSize', listing({maxPageSize: 0})],
    ['capabilities.list.total', listing({total: undefined})],
    ['capabilities.list.transcripts', listing({transcripts: true})],
    ['capabilities.list.filters', listing({filters: 'status'})],
    ['capabilities.list.filters[1]', listing({filters: ['status', 'mood']})],
    ['capabilities.list.sorts', listing({sorts: ['x']})],
    ['capabilities.list.sorts.x', listing({sorts: {x: 7}})],
    ['capabilities.list.otherSorts', listing({otherSorts: 1})],
    ['capabilities.call.transcript', can({call: {}})],
    ['capabilities.recordings', can({recordings: undefined})],
    ['capabilities.recordings[0]', can({recordings: ['tape']})],
    ['routes.recording', can({recordings: ['route']})],
    ['routes', {...whole, routes: undefined}],
    ['routes.list', {...whole, routes: {}}],
    ['routes.call', can({call: {transcript: true}})],
    ['routes.list.path', {...whole, routes: {...routes, list: {...list, path: 'calls'}}}],
    ['routes.list.query', {...whole, routes: {...routes, list: {path: '/calls', query: [1]}}}],
    ['routes.recording.path', {...whole, routes: {...routes, recording: {path: '/recording', query: []}}}],
    ...[
      '//evil.example/x',
      '/',
      '/calls//x',
      '/calls?x=1',
      '/calls#x',
      '/calls\\x',
      '/../x',
      '/calls/..',
      '/calls/./x',
      '/a b',
      '/%2e%2e/x',
      '/calls/{id}',
      '/calls/{page}',
      '/calls\n',
      'https://evil.example/x',
    ].map((path) => ['routes.list.path', routed('list', {path})] as const),
    ...['/{id}/{id}', '/calls/x{id}', '/calls/{id}.json', '/calls/{id}?x', '/calls/{ID}', '/calls'].map(
      (path) => ['routes.call.path', routed('call', {path})] as const,
    ),
    ['routes.phone.path', routed('phone', {path: '/{id}/{id}'})],
    ['routes.list.query', routed('list', {query: ['']})],
    ['request', {...whole, request: undefined}],
    ['parser', {...whole, parser: {}}],
  ];

  it('may have a path of any other kind', () => {
    for (const [index, path] of ['/v2.1/calls', '/calls/', '/calls:search', '/~x/@me/calls'].entries()) {
      const vendor = {...routed('list', {path}), name: `path-${index}`} as Vendor;
      expect(() => {
        defineVendor(vendor);
      }, path).not.to.throw();
    }
    const more = {
      phone: {...list, path: '/numbers/{id}/calls/', body: ['paging.limit'], pageSize: 'limit', maxPageSize: 5},
    };
    expect(() => {
      defineVendor({...whole, name: 'path-more', routes: {...routes, ...more}});
    }).not.to.throw();
  });

  it('is told which of its fields will not do', () => {
    for (const [field, vendor] of defects) {
      expect(() => {
        defineVendor(vendor as Vendor);
      }, field).to.throw(TypeError, `defineVendor: ${field} must be `);
    }
  });
});
