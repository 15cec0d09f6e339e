// How states, times and spans are said.
import { make } from './dom.js';

const MINUTE = 60;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

/** For each state of a leaver and of a step: a sign, the words, and the tone. */
export const LEAVER_STATES = {
  scheduled: ['○', 'Scheduled', 'plain'],
  running: ['◐', 'Running', 'open'],
  needs_attention: ['!', 'Needs attention', 'bad'],
  complete: ['✓', 'Complete', 'good'],
  cancelled: ['✕', 'Cancelled', 'plain'],
};

export const STEP_STATES = {
  pending: ['○', 'Not begun', 'plain'],
  waiting: ['↻', 'Will be tried again', 'waiting'],
  done: ['✓', 'Proven inactive', 'good'],
  not_found: ['–', 'Has no account', 'plain'],
  failed: ['✕', 'Failed', 'bad'],
  gave_up: ['✕', 'Given up', 'bad'],
};

/** For could_succeed. */
export const PROSPECTS = {
  true: ['✓', 'Could succeed', 'good'],
  false: ['✕', 'Would not succeed now', 'bad'],
  null: ['?', 'Cannot be told', 'waiting'],
};

/** A state that is told by a sign and words, not by colour alone. */
export function badge([sign, words, tone]) {
  return make('span', { class: `badge ${tone}` }, make('span', { 'aria-hidden': 'true' }, sign), ` ${words}`);
}

const INTEGRATIONS = { okta: 'Okta', vanta: 'Vanta', scim: 'SCIM' };

export const integration = (name) => INTEGRATIONS[name] ?? name ?? 'Account';

/** A span of time, given in seconds; its number stays on the line of its unit. */
export function span(seconds) {
  const size = Math.abs(seconds);
  if (size < MINUTE) {
    return `${size < 10 ? rounded(size) : Math.round(size)}\u00a0s`;
  }
  if (size < HOUR) {
    return `${Math.round(size / MINUTE)}\u00a0min`;
  }
  if (size < 2 * DAY) {
    return `${rounded(size / HOUR)}\u00a0h`;
  }
  return `${rounded(size / DAY)}\u00a0days`;
}

const rounded = (number) => Number(number.toFixed(1));

const FORMAT = new Intl.DateTimeFormat('en-GB', { dateStyle: 'medium', timeStyle: 'short' });

/** A moment in the reader's own time zone. */
export function moment(iso) {
  return make('time', { datetime: iso }, FORMAT.format(new Date(iso)));
}

/** A moment, seen from now. */
export function fromNow(iso) {
  const seconds = (new Date(iso) - Date.now()) / 1000;
  const words = seconds > 0 ? `in ${span(seconds)}` : 'any moment';
  return make('time', { datetime: iso, title: FORMAT.format(new Date(iso)) }, words);
}

/** How long something has been open, in seconds. */
export const secondsSince = (iso) => Math.max(0, (Date.now() - new Date(iso)) / 1000);
