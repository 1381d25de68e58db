/** Transcript entries that are not speech. */
import {html, nothing, type TemplateResult} from 'lit';
import type {Locale} from '../../locale/locale.js';
import {word} from '../../locale/words.js';
import type {Entry, Media, NodeChange, ToolUse} from '../../model/call.js';
import {parseUrl} from '../../model/url.js';
import {entryFacts, knownFacts, renderFacts} from '../call/facts.js';
import {foldList, foldText, isLong} from '../fold/fold.js';

/** A tool's input, result and outcome, as reported by the vendor; `pending` while the call is in progress. */
export function renderToolUse(tool: ToolUse, pending: boolean, locale: Locale): TemplateResult {
  const {toolInput, toolResult, emptyResult} = locale.messages;
  return html`${renderFacts(
      knownFacts([
        [toolInput, renderLines(tool.given, locale)],
        [toolResult, tool.result?.length === 0 ? emptyResult : renderLines(tool.result, locale)],
      ]),
      locale,
    )}
    <div class="outcome muted">${outcome(tool, pending, locale)}</div>`;
}

/** A tool without a reported outcome has not failed. */
function outcome({successful, result}: ToolUse, pending: boolean, locale: Locale): string {
  const {toolSucceeded, toolFailed, outcomeUnknown, noResult, resultPending} = locale.messages;
  if (successful !== undefined) return successful ? toolSucceeded : toolFailed;
  if (result) return outcomeUnknown;
  return pending ? resultPending : noResult;
}

/** Values by name, one per line; a text without a name stands alone. */
function renderLines(entries: readonly Entry[] | undefined, locale: Locale): TemplateResult | undefined {
  const {messages} = locale;
  if (!entries) return undefined;
  const lines = entryFacts(entries, locale).map(([label, value]) => (label ? messages.named(label, value) : value));
  const draw = (some: readonly string[]) =>
    html`${some.map((line) => html`<span class=${isLong(line) ? 'line long' : 'line'} dir="auto">${foldText(line, locale)}</span>`)}`;
  return html`${foldList(lines, (line) => line, draw, locale)}`;
}

/** Attachments, by the vendor's summary, else by the file's name. They are never loaded. */
export function renderMedia(media: readonly Media[], locale: Locale): TemplateResult {
  const nameOf = ({url = '', summary}: Media) =>
    summary ?? (parseUrl(url)?.pathname.split('/').pop() || locale.messages.unknown);
  const names = media.map((one): Entry => ({key: '', value: nameOf(one)}));
  return renderFacts([[locale.messages.attachments, renderLines(names, locale)]], locale);
}

/** The agent's move from one node of its script to another, and the vendor's reason. */
export function renderStep({from, to, type}: NodeChange, locale: Locale): TemplateResult {
  const {unknown, stepArrow} = locale.messages;
  const arrow = html` <span class="arrow" role="img" aria-label=${stepArrow}></span> `;
  return html`${from ? html`<bdi>${from}</bdi>${arrow}` : nothing}<bdi>${to ?? unknown}</bdi>${
    type ? html` <bdi class="muted">${word(locale, type)}</bdi>` : nothing
  }`;
}
