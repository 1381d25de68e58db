/** 8 kHz, 16 bits, one channel: the sound of a telephone. */
export const sampleRate = 8000;
const bytesPerSample = 2;
export const headerBytes = 44;
/** The maximum length of a recording, four hours, whatever its call claims. */
export const maxSeconds = 4 * 3600;
/**
 * Bytes created at a time when a recording is streamed, so that a player that reads only the beginning costs no more.
 */
const pieceBytes = 16 * 1024;

/** A voice and its times, in seconds. */
export interface Voice {
  readonly role: 'agent' | 'user';
  readonly from: number;
  readonly to: number;
}

/** A recording computed on demand: any part of it is created from its voices. */
export interface Recording {
  readonly bytes: number;
  /** The bytes from `from` up to, but not including, `to`. */
  slice(from: number, to: number): Uint8Array<ArrayBuffer>;
  /** The same as a stream, in pieces and only as fast as it is read. */
  stream(from: number, to: number): ReadableStream<Uint8Array<ArrayBuffer>>;
}

/**
 * One period of a soft tone: a fundamental and two weaker overtones, so that the two voices differ in colour as well as
 * in pitch.
 */
function wave(hertz: number, second: number, third: number): Float64Array {
  const length = sampleRate / hertz;
  return Float64Array.from({length}, (_, i) => {
    const angle = (2 * Math.PI * i) / length;
    return (Math.sin(angle) + second * Math.sin(2 * angle) + third * Math.sin(3 * angle)) / (1 + second + third);
  });
}

const voices = {agent: wave(200, 0.35, 0.1), user: wave(160, 0.15, 0.3)};
/** Syllables: about four swells a second. */
const syllable = Float64Array.from(
  {length: sampleRate / 4},
  (_, i) => 0.35 + 0.65 * Math.sin((Math.PI * i) / (sampleRate / 4)) ** 2,
);
const fade = sampleRate / 20;
const loudness = 0.22 * 32767;

/**
 * The 44-byte header of a PCM WAV file (RIFF, "Multimedia Programming Interface and Data Specifications 1.0", 1991).
 */
function header(dataBytes: number): Uint8Array<ArrayBuffer> {
  const view = new DataView(new ArrayBuffer(headerBytes));
  const text = (at: number, value: string) => {
    for (let i = 0; i < value.length; i++) view.setUint8(at + i, value.charCodeAt(i));
  };
  text(0, 'RIFF');
  view.setUint32(4, headerBytes - 8 + dataBytes, true);
  text(8, 'WAVEfmt ');
  view.setUint32(16, 16, true);
  view.setUint16(20, 1, true);
  view.setUint16(22, 1, true);
  view.setUint32(24, sampleRate, true);
  view.setUint32(28, sampleRate * bytesPerSample, true);
  view.setUint16(32, bytesPerSample, true);
  view.setUint16(34, bytesPerSample * 8, true);
  text(36, 'data');
  view.setUint32(40, dataBytes, true);
  return new Uint8Array(view.buffer);
}

/** The last voice that begins at or before a moment. */
function voiceAt(list: readonly Voice[], seconds: number): Voice | undefined {
  let low = 0;
  let high = list.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((list[middle]?.from ?? Infinity) <= seconds) low = middle + 1;
    else high = middle;
  }
  return list[low - 1];
}

/** Writes the samples from number `start` on into a view. */
function sound(out: DataView, start: number, list: readonly Voice[]): void {
  const count = out.byteLength / bytesPerSample;
  // A voice lasts for seconds, so a hundred look-ups a second are enough.
  for (let i = 0; i < count;) {
    const n = start + i;
    const end = Math.min(count, i + step - (n % step));
    const voice = voiceAt(list, n / sampleRate);
    if (voice) speak(out, {start, from: i, to: Math.min(end, Math.ceil(voice.to * sampleRate) - start)}, voice);
    i = end;
  }
}

const step = sampleRate / 100;

/** The part of a view that one voice fills: samples from one up to, but not including, another. */
interface Part {
  readonly start: number;
  readonly from: number;
  readonly to: number;
}

function speak(out: DataView, {start, from, to}: Part, voice: Voice): void {
  const tone = voices[voice.role];
  const [first, last] = [voice.from * sampleRate, voice.to * sampleRate];
  for (let i = from; i < to; i++) {
    const n = start + i;
    const envelope = Math.max(0, Math.min(1, (n - first) / fade, (last - n) / fade));
    const level = envelope * (syllable[n % syllable.length] ?? 0) * (tone[n % tone.length] ?? 0);
    out.setInt16(i * bytesPerSample, Math.round(loudness * level), true);
  }
}

/** @param list Voices in the order they sound. */
export function wav(seconds: number, list: readonly Voice[]): Recording {
  const length = Math.min(Math.max(0, Math.floor(seconds)), maxSeconds);
  const dataBytes = length * sampleRate * bytesPerSample;
  const head = header(dataBytes);
  const bytes = headerBytes + dataBytes;

  const slice = (from: number, to: number) => {
    const part = new Uint8Array(to - from);
    if (from < headerBytes) part.set(head.subarray(from, Math.min(to, headerBytes)));
    const first = Math.max(0, Math.floor((from - headerBytes) / bytesPerSample));
    const last = Math.ceil((to - headerBytes) / bytesPerSample);
    if (last > first) {
      // Samples begin at even bytes; ranges may begin at odd ones.
      const made = new Uint8Array((last - first) * bytesPerSample);
      sound(new DataView(made.buffer), first, list);
      const offset = headerBytes + first * bytesPerSample;
      const begin = Math.max(from, offset);
      part.set(made.subarray(begin - offset, to - offset), begin - from);
    }
    return part;
  };

  const stream = (from: number, to: number) => {
    let at = from;
    return new ReadableStream<Uint8Array<ArrayBuffer>>(
      {
        pull(controller) {
          const next = Math.min(to, at + pieceBytes);
          if (next > at) controller.enqueue(slice(at, next));
          at = next;
          if (at >= to) controller.close();
        },
      },
      {highWaterMark: 0},
    );
  };
  return {bytes, slice, stream};
}
