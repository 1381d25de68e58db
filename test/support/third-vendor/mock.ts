/** Lark itself, as a function from Request to Response. */

/** The token Lark's mock requires, unless it replaces a proxy. */
export const larkToken = 'lark-token';

const topics = ['invoice', 'delivery', 'warranty', 'password', 'appointment'];

/** Lark's calls, newest first. */
export const larkRows = Array.from({length: 60}, (_, index) => ({
  ref: `lark-${index}`,
  agent: {id: `agent-${index % 3}`, name: ['Ada', 'Grace', 'Edith'][index % 3] ?? ''},
  from: `+1415555010${index % 10}`,
  to: '+14155550161',
  way: index % 4 > 0 ? 'in' : 'out',
  state: index % 5 ? 'done' : 'missed',
  begun: Date.UTC(2026, 5, 11, 12) / 1000 - index * 3600,
  length: index % 5 ? 20 + ((index * 37) % 400) : 0,
  note: `Asked about the ${topics[index % 5] ?? ''} of order ${1000 + index}.`,
  audio: index % 5 ? `/v3/calls/lark-${index}/audio` : null,
  etag: `e${index}`,
}));
type Row = (typeof larkRows)[number];

const talk = [
  {by: 'bot', line: 'Hello, this is Lark.', at: 0.5},
  {by: 'customer', line: 'Hello, it is about my order.', at: 3},
];

interface Question {
  readonly paging?: {readonly number?: number; readonly size?: number};
  readonly order?: {readonly by: 'begun' | 'length'; readonly direction: 'asc' | 'desc'};
  readonly agent?: readonly {readonly id: string}[];
  readonly state?: readonly string[];
  readonly started?: {readonly from?: string; readonly to?: string};
  readonly party?: {readonly number: string};
}

const problem = (code: number, text: string) => Response.json({problem: {code, text}}, {status: code});

function tests({agent, state, started, party}: Question): readonly ((row: Row) => boolean)[] {
  const {from, to} = started ?? {};
  const seconds = (iso: string) => Date.parse(iso) / 1000;
  return [
    (row) => !agent || agent.some(({id}) => row.agent.id === id),
    (row) => !state || state.includes(row.state),
    (row) => !from || row.begun >= seconds(from),
    (row) => !to || row.begun <= seconds(to),
    (row) => !party || row.from === party.number || row.to === party.number,
  ];
}

function listed(question: Question): Response {
  const {number = 1, size = 20} = question.paging ?? {};
  if (size > 50) return problem(400, 'A page has 50 calls at most.');
  const all = tests(question);
  const found = larkRows.filter((row) => all.every((test) => test(row)));
  const {by, direction} = question.order ?? {by: 'begun', direction: 'desc'};
  found.sort((a, b) => (direction === 'asc' ? a[by] - b[by] : b[by] - a[by]));
  return Response.json({result: {rows: found.slice((number - 1) * size, number * size), count: found.length}});
}

const audio = 'RIFF....WAVE';

function sound({headers}: Request): Response {
  const type = {'content-type': 'audio/wav', 'accept-ranges': 'bytes'};
  const size = audio.length;
  const [, first = '', last = ''] = /^bytes=(\d*)-(\d*)$/.exec(headers.get('range') ?? '') ?? [];
  if (first + last === '') return new Response(audio, {headers: {...type, 'content-length': String(size)}});
  const from = first === '' ? size - Number(last) : Number(first);
  const to = first === '' || last === '' ? size - 1 : Math.min(size - 1, Number(last));
  if (from > to) return new Response(null, {status: 416, headers: {'content-range': `bytes */${size}`}});
  const range = {'content-range': `bytes ${from}-${to}/${size}`, 'content-length': String(to - from + 1)};
  return new Response(audio.slice(from, to + 1), {status: 206, headers: {...type, ...range}});
}

/** @param token The token every request must carry; `null` if the mock replaces a proxy. */
export const createLarkMock =
  (token: string | null = null) =>
  async (request: Request): Promise<Response> => {
    if (token !== null && request.headers.get('x-lark-token') !== token) return problem(401, 'No such token.');
    const {pathname} = new URL(request.url);
    if (pathname === '/v3/call-search' || pathname === '/v3/number-history') {
      if (request.method !== 'POST') return problem(405, 'Lists are asked with a POST.');
      const question = (await request.json()) as Question;
      return pathname === '/v3/number-history' && !question.party
        ? problem(400, 'party.number is missing.')
        : listed(question);
    }
    const [, ref, isAudio] = /^\/v3\/calls\/([^/]+)(\/audio)?$/.exec(pathname) ?? [];
    const row = larkRows.find((one) => one.ref === ref);
    if (!row || (isAudio && !row.audio)) return problem(404, 'No such call.');
    return isAudio ? sound(request) : Response.json({call: {...row, talk}});
  };
