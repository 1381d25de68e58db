/** The importer's door: classes, events, types, the client. Importing it registers nothing and touches nothing. */
export {AgniCallDetail} from './widgets/call-detail.js';
export {AgniCallList} from './widgets/call-list.js';
export {AgniContactCalls} from './widgets/contact-calls.js';
export {AgniPhoneHistory} from './widgets/phone-history.js';
export {AgniProvider} from './widgets/provider.js';
export {configure} from './widgets/configure.js';
export {settingsContext, type Settings} from './controllers/settings.js';
export {AgniCallRecording} from './parts/player/call-recording.js';
export {AgniCallTable} from './widgets/call-table.js';
export {AgniCallTranscript} from './widgets/call-transcript.js';
export type {LoadState} from './model/load-state.js';
export * from './events.js';
export {askCall, askCalls, recordingUrl, type AskOptions} from './sources/remote.js';
export type {Connection, HeadersSource} from './sources/connection.js';
export {readCalls} from './sources/local.js';
export type {PageLoader, PageLoader as CallSource, SourceOptions} from './sources/source.js';
export type {OnWait, Wait} from './sources/http/share.js';
export {localeFor} from './locale/settings.js';
export {registerLocale, type Locale, type LocaleSettings} from './locale/locale.js';
export type {CallPart, DetailMessages, MessageOverrides, Messages} from './locale/messages.js';
export * from './model/call.js';
export {CallsError, type ErrorCode, type ErrorFacts} from './model/errors.js';
export type {CallPage} from './model/page.js';
export {otherParty, type OtherParty} from './model/party.js';
export {isE164, samePhone} from './model/phone.js';
export type {ShapeReport, ShapeValue} from './model/shape.js';
export type {CallQuery, CallsQuery, ContactQuery, ListQuery, PhoneQuery} from './model/query.js';
export {defineVendor} from './vendors/registry.js';
export * as read from './vendors/toolkit/index.js';
export type {
  Ask,
  CallAbility,
  Capabilities,
  Filter,
  Kept,
  ListAbility,
  PageAbility,
  Parser,
  Route,
  RouteName,
  Routes,
  Vendor,
  VendorRequest,
} from './vendors/contract.js';
