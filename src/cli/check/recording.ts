import {typeOf, type Ask} from './ask.js';
import {addressNames, withAddress} from './relays.js';
import type {Context, Probe} from './probe.js';
import {fail, pass, skip, unless, type Verdict} from './verdict.js';

const onRecording =
  (run: (path: string, ask: Ask) => Promise<Verdict>) =>
  ({ask, facts}: Context): Verdict | Promise<Verdict> =>
    facts.recording === undefined ? skip('no recording was answered') : run(facts.recording, ask);

/** The part that an answer has, of how many bytes. */
interface Part {
  readonly from: number;
  readonly to: number;
  readonly size: number;
}

/** Requests a part of a recording; `undefined` when the answer is not a part (RFC 9110 §14.4). */
async function part(ask: Ask, path: string, range: string): Promise<Part | undefined> {
  const {status, header} = await ask(path, {headers: {range}, most: 1024});
  const [, from, to, size] = /^bytes (\d+)-(\d+)\/(\d+|\*)$/.exec(header('content-range')) ?? [];
  return status === 206 && from !== undefined ? {from: Number(from), to: Number(to), size: Number(size)} : undefined;
}

const noRanges = 'no ranges are answered';
const support = 'pass the Range header up, and the status 206 and Content-Range down';

const ranges = onRecording(async (path, ask) => {
  const {status, header, body, cut} = await ask(path, {headers: {range: 'bytes=0-1'}, most: 1024});
  if (status !== 206) return fail(`a range is answered ${status}, so nobody can seek: ${support}`);
  if (!/^bytes 0-1\/(\d+|\*)$/.test(header('content-range')))
    return fail('Content-Range is not "bytes 0-1/<size>": pass the upstream’s down');
  if (cut || body.length !== 2) return fail('the answer is not the two requested bytes: pass the part unchanged');
  const whole = await ask(path, {most: 1024});
  const acceptRanges = [header('accept-ranges'), whole.header('accept-ranges')];
  return unless(
    acceptRanges.includes('bytes') ? undefined : 'send Accept-Ranges: bytes, or players do not try to seek',
  );
});

const end = onRecording(async (path, ask) => {
  const first = await part(ask, path, 'bytes=0-1');
  if (!first) return skip(noRanges);
  const last = await part(ask, path, 'bytes=-2');
  const isSuffix = last && last.to - last.from === 1 && (Number.isNaN(first.size) || last.to === first.size - 1);
  return unless(
    isSuffix ? undefined : 'a suffix range (bytes=-2) is not answered with the last two bytes: pass Range up unchanged',
  );
});

const beyond = onRecording(async (path, ask) => {
  if (!(await part(ask, path, 'bytes=0-1'))) return skip(noRanges);
  const {status} = await ask(path, {headers: {range: 'bytes=999999999999-'}, most: 1024});
  return unless(status === 416 ? undefined : `a range beyond the end is answered ${status}: pass the status 416 down`);
});

const head = onRecording(async (path, ask) => {
  const whole = await ask(path, {most: 1024});
  const {status, header} = await ask(path, {method: 'HEAD'});
  if (status !== 200) return fail(`HEAD is answered ${status}: answer it like GET, without the body`);
  const same = ['content-type', 'content-length'].every(
    (name) => whole.header(name) === '' || header(name) === whole.header(name),
  );
  return unless(
    same ? undefined : 'HEAD has another Content-Type or Content-Length than GET: send the recording’s in both',
  );
});

/** A proxy that takes an address from the query fetches whatever a page wants, perhaps with the key. */
const relay = onRecording(async (path, ask) => {
  const usual = await ask(path, {most: 1024});
  for (const name of addressNames) {
    const tried = await ask(withAddress(path, [name]), {most: 1024});
    const same = tried.status === usual.status && typeOf(tried) === typeOf(usual) && tried.body.equals(usual.body);
    if (!same)
      return fail(
        `?${name}= changes the answer: take the recording’s address from the vendor alone, never from the page`,
      );
  }
  return pass;
});

/** What a player needs, and nothing more. */
export const recordingProbes: readonly Probe[] = [
  {name: 'recording ranges', run: ranges},
  {name: 'recording suffix range', run: end},
  {name: 'recording range beyond the end', run: beyond},
  {name: 'recording HEAD', run: head},
  {name: 'recording by call id alone', run: relay},
];
