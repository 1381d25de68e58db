import type {Cancellation} from './cancellation.js';

type Ending = 'whole' | 'upstream-broken' | 'client-gone';

/** Counts the bytes of a body as it passes, and reports once how it ended. */
export function countBytes(
  body: ReadableStream<Uint8Array>,
  gone: Cancellation,
  report: (bytes: number, ending: Ending) => void,
): ReadableStream<Uint8Array> {
  const reader = body.getReader();
  let bytes = 0;
  let reported = false;
  const end = (ending: Ending) => {
    if (!reported) report(bytes, ending);
    reported = true;
  };
  return new ReadableStream<Uint8Array>(
    {
      async pull(controller) {
        try {
          const {done, value} = await reader.read();
          if (done) {
            controller.close();
            end('whole');
            return;
          }
          bytes += value.length;
          controller.enqueue(value);
        } catch (error) {
          // Servers log errors of a body; a client that has left is none.
          if (gone.cancelled) controller.close();
          else controller.error(error);
          end(gone.cancelled ? 'client-gone' : 'upstream-broken');
        }
      },
      async cancel(reason) {
        end('client-gone');
        await reader.cancel(reason);
      },
    },
    {highWaterMark: 0},
  );
}

/** Cloudflare Workers send a length only with a stream that knows its own. */
type FixedLength = new (bytes: number) => TransformStream<Uint8Array, Uint8Array>;

export function sized(body: ReadableStream<Uint8Array>, length: string | undefined): ReadableStream<Uint8Array> {
  const {FixedLengthStream: Fixed} = globalThis as {FixedLengthStream?: FixedLength};
  return Fixed && length !== undefined ? body.pipeThrough(new Fixed(Number(length))) : body;
}
