import type {ReactiveController, ReactiveControllerHost} from 'lit';
import {dayAfter, dayAt, startOfDay} from '../locale/days.js';
import type {Locale} from '../locale/locale.js';

/** The connected elements that show days in words. */
const elements = new Set<TodayController>();

/** The one timer of all of them. */
let timer: ReturnType<typeof setTimeout> | undefined;

/** Browsers delay timers of pages in the background, and a computer's sleep stops them: these tell that it is over. */
const wakes = ['visibilitychange', 'pageshow', 'focus'] as const;

/** Updates an element at midnight in its time zone, when "today" becomes "yesterday". Nothing is requested. */
export class TodayController implements ReactiveController {
  #host: ReactiveControllerHost;
  #locale: () => Locale;
  #zone: string | undefined;
  #day = NaN;
  /** When the day ends, in epoch milliseconds. */
  midnight = Infinity;

  constructor(host: ReactiveControllerHost, locale: () => Locale) {
    this.#host = host;
    this.#locale = locale;
    host.addController(this);
  }

  hostConnected(): void {
    if (!elements.size) for (const name of wakes) addEventListener(name, wake);
    elements.add(this);
    this.look();
    schedule();
  }

  hostDisconnected(): void {
    elements.delete(this);
    if (!elements.size) for (const name of wakes) removeEventListener(name, wake);
    schedule();
  }

  hostUpdate(): void {
    if (this.look()) schedule(); // another zone has another midnight
  }

  /** Whether the day is another one than when it was last looked at. */
  look(): boolean {
    const locale = this.#locale();
    const day = dayAt(locale, Date.now());
    if (day === this.#day && locale.timeZone === this.#zone) return false;
    [this.#day, this.#zone] = [day, locale.timeZone];
    this.midnight = startOfDay(locale, dayAfter(day));
    return true;
  }

  update(): void {
    this.#host.requestUpdate();
  }
}

function wake(): void {
  for (const element of elements) if (element.look()) element.update();
  schedule();
}

/** Sets the timer to the next midnight of all; not below a second, since a timer may fire before its time. */
function schedule(): void {
  clearTimeout(timer);
  timer = undefined;
  if (!elements.size) return;
  const next = Math.min(...[...elements].map(({midnight}) => midnight));
  timer = setTimeout(wake, Math.max(next - Date.now(), 1000));
}
