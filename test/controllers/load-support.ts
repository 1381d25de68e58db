/** A LoadController on a host without a DOM, with a source whose answers the test gives by hand. */
import type {ErrorDetail} from '../../src/events.js';
import {LoadController, type LoadOptions, type Question} from '../../src/controllers/load.js';
import {localeFor} from '../../src/locale/settings.js';
import type {CallSource, QuestionOptions} from '../../src/sources/source.js';
import {TestHost, asElement, settle} from '../support/host.js';

interface Query {
  readonly page: number;
}

/** One question that reached the source. */
export interface Asked {
  readonly question: Question<Query>;
  readonly options: QuestionOptions;
  readonly answer: (text: string) => void;
  readonly fail: (reason: unknown) => void;
}

export interface Loading {
  readonly host: TestHost;
  readonly load: LoadController<Query, string>;
  /** What reached the source, oldest first. */
  readonly asked: readonly Asked[];
  /** What the host dispatched: answers, and codes of failures. */
  readonly events: readonly string[];
  /** What the live region held after each update, where that changed. */
  readonly heard: readonly string[];
  /** Another question, or what it throws. */
  readonly ask: (next: Partial<Question<Query>> | Error | undefined) => Promise<void>;
  /** Waits for all that was begun, and for the update it led to. */
  readonly settled: () => Promise<void>;
  /** The nth question, from 0. */
  readonly nth: (index: number) => Asked;
}

/** Two of them are told apart by identity alone. */
export const source = (): CallSource => ({}) as CallSource;

/** A host that is on the page; `obeys` says whether the source listens to its signal. */
export async function loading({
  obeys = true,
  connected = true,
  ...own
}: Partial<LoadOptions<Query, string>> & {obeys?: boolean; connected?: boolean} = {}): Promise<Loading> {
  const host = new TestHost();
  const asked: Asked[] = [];
  const events: string[] = [];
  const heard: string[] = [];
  let latest: Question<Query> = {source: source(), query: {page: 1}, subject: 'one'};
  let question: Question<Query> | Error | undefined = latest;
  const load = new LoadController<Query, string>(asElement(host), {
    question: () => {
      if (question instanceof Error) throw question;
      return question;
    },
    ask: (question, options) =>
      new Promise((answer, fail) => {
        asked.push({question, options, answer, fail});
        if (obeys) options.signal.addEventListener('abort', () => fail(options.signal.reason as Error));
      }),
    announcement: (answer) => `Loaded ${answer}`,
    loaded: (detail) => new CustomEvent('load', {detail}),
    failed: (detail) => new CustomEvent('error', {detail}),
    locale: () => localeFor({locale: 'en-US'}),
    ...own,
  });
  host.addController({
    hostUpdated: () => {
      if (load.announcer.text !== (heard.at(-1) ?? '')) heard.push(load.announcer.text);
    },
  });
  host.addEventListener('load', (event) => events.push((event as CustomEvent<string>).detail));
  host.addEventListener('error', (event) => events.push((event as CustomEvent<ErrorDetail>).detail.code));
  if (connected) host.connect();
  await settle();
  return {
    host,
    load,
    asked,
    events,
    heard,
    ask: async (next) => {
      question = next instanceof Error ? next : next && (latest = {...latest, ...next});
      host.requestUpdate();
      await settle();
    },
    settled: settle,
    nth: (index) => {
      const one = asked[index];
      if (!one) throw new Error(`Question ${index} was not asked.`);
      return one;
    },
  };
}
