import {LitElement, css, html, nothing, type TemplateResult} from 'lit';
import {detailMessages, position, word} from '../locale/detail-locale.js';
import {knownLocale, type Locale} from '../locale/locale.js';
import {isOpen, type Call, type TranscriptItem} from '../model/call.js';
import {arrowStyles} from '../styles/arrow.js';
import {base} from '../styles/base.js';
import {tokens} from '../styles/tokens.js';
import {renderMedia, renderStep, renderToolUse} from './tool-use.js';

/** The roles of people and agents; any other entry of a transcript is no speech. */
const speech = /^(agent|user|transfer_target|)$/;

/**
 * @summary What was said in a call, by speaker, and what happened in between; with times where the API's stamps can be trusted.
 * @tagname agni-call-transcript
 *
 * @slot - What the page shows until `call` is set.
 * @csspart item - One utterance, or something else that happened; `data-role` says whose or what.
 * @csspart speaker - Who spoke, or what happened.
 * @csspart text - What was said, or of what.
 */
export class AgniCallTranscript extends LitElement {
  static override styles = [
    tokens,
    base,
    arrowStyles,
    css`
      ol {
        margin: 0;
        padding: 0;
        list-style: none;
        display: grid;
        gap: 0.9em;
      }
      li {
        padding-inline-start: 0.85em;
        border-inline-start: 3px solid var(--line);
        max-width: 46em;
      }
      li[data-role='agent'] {
        border-color: color-mix(in oklab, var(--accent) 55%, var(--surface));
      }
      .happened {
        border-inline-start-style: dotted;
      }
      .speaker {
        display: flex;
        gap: 0.75em;
        font-size: 0.857em;
        font-weight: 600;
        overflow-wrap: anywhere;
      }
      .at {
        font-weight: 400;
        font-variant-numeric: tabular-nums;
      }
      .text,
      dd {
        white-space: pre-wrap;
        overflow-wrap: anywhere;
      }
      dl {
        margin: 0.35em 0 0;
        font-size: 0.857em;
      }
      dl div {
        display: flex;
        gap: 0.85em;
      }
      dt {
        flex: none;
        min-width: 4em;
        color: var(--muted);
      }
      dd {
        margin: 0;
      }
      .line {
        display: block;
        width: fit-content; /* so that it begins where the page's text does */
      }
      .outcome {
        font-size: 0.857em;
      }
    `,
  ];

  static override properties = {call: {attribute: false}, locale: {attribute: false}};

  /** The call whose transcript to show. */
  declare call: Call | undefined;
  /** Texts and formats. Default: the browser's own. */
  declare locale: Locale;

  constructor() {
    super();
    this.locale = knownLocale({});
  }

  protected override render(): TemplateResult {
    if (!this.call) return html`<slot></slot>`;
    const items = this.call.transcript?.items ?? [];
    if (!items.length) return html`<span class="muted">${this.#whyNone()}</span>`;
    return html`<ol role="list">
      ${items.map((item) => this.#renderItem(item))}
    </ol>`;
  }

  #whyNone(): string {
    const {notStored, inProgress, noTranscript} = detailMessages(this.locale);
    if (this.call?.notStored?.includes('transcript')) return notStored;
    return isOpen(this.call ?? {}) ? inProgress : noTranscript;
  }

  #renderItem(item: TranscriptItem): TemplateResult {
    const {locale} = this;
    const {role, at, tool, node, media} = item;
    const said = tool ? tool.name && word(locale, tool.name) : node ? renderStep(node, locale) : item.text;
    const pending = isOpen(this.call ?? {});
    // prettier-ignore
    return html`<li part="item" class=${speech.test(role ?? '') ? nothing : 'happened'} data-role=${role ?? nothing}
      ><div class="speaker" part="speaker"><bdi>${this.#speaker(item)}</bdi>${at === undefined ? nothing : html`<span class="at muted">${position(at)}</span>`}</div
      >${said ? html`<div class="text" part="text" dir="auto">${said}</div>` : nothing}${tool ? renderToolUse(tool, pending, locale) : nothing}${media ? renderMedia(media, locale) : nothing}</li>`;
  }

  #speaker({role, speaker}: TranscriptItem): string {
    const {customer, unknownSpeaker} = detailMessages(this.locale);
    if (speaker) return speaker;
    if (role === 'agent') return this.call?.agent.name ?? this.locale.messages.columns[1];
    if (role === 'user') return customer;
    return role ? word(this.locale, role) : unknownSpeaker;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'agni-call-transcript': AgniCallTranscript;
  }
}
