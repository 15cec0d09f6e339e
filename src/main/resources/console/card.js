// One leaver: who, how far, what is open and why, and what can be done about it.
import { button, make } from './dom.js';
import { LEAVER_STATES, STEP_STATES, badge, fromNow, integration, moment, secondsSince, span } from './words.js';

const OPEN = ['pending', 'waiting'];
const STUCK = ['failed', 'gave_up'];

export const isOpen = (step) => OPEN.includes(step.state);
export const isStuck = (step) => STUCK.includes(step.state);

/** Who leaves: the address, or the first of the ids. */
export function nameOf(leaver) {
  const { email, user_ids: ids } = leaver.person;
  return email ?? Object.values(ids ?? {})[0] ?? leaver.id;
}

/** How long the slowest step took, or has taken so far: in seconds, null if nothing has begun. */
export function secondsToProof(leaver) {
  const open = leaver.state !== 'cancelled' && leaver.steps.some((step) => isOpen(step) || isStuck(step));
  if (leaver.state === 'scheduled') {
    return null;
  }
  if (open) {
    return secondsSince(leaver.at);
  }
  const proven = leaver.steps.map((step) => step.seconds_to_proof).filter((value) => value !== undefined);
  return proven.length ? Math.max(...proven) : null;
}

/** The card of a leaver; the actions are functions of the leaver and the button. */
export function card(leaver, targetSeconds, actions) {
  const titleId = `leaver-${leaver.id}`;
  return make(
    'li',
    { class: `card ${LEAVER_STATES[leaver.state][2]}`, 'data-id': leaver.id },
    make(
      'article',
      { 'aria-labelledby': titleId },
      make('div', { class: 'head' }, make('h3', { id: titleId, tabindex: '-1' }, nameOf(leaver)), badge(LEAVER_STATES[leaver.state])),
      about(leaver),
      proof(leaver, targetSeconds),
      make('ul', { class: 'steps', 'aria-label': 'Accounts' }, ...leaver.steps.map((step) => stepLine(step))),
      buttons(leaver, actions),
    ),
  );
}

function about(leaver) {
  const parts = [leaver.id, make('span', {}, leaver.state === 'scheduled' ? 'begins ' : 'began ', moment(leaver.at))];
  if (leaver.requested_by) {
    parts.push(`asked for by ${leaver.requested_by}`);
  }
  if (leaver.state === 'running') {
    parts.push(make('span', {}, 'given up on ', moment(leaver.give_up_at)));
  }
  return make('p', { class: 'about' }, ...parts.map((part) => make('span', {}, part)));
}

function proof(leaver, targetSeconds) {
  const seconds = secondsToProof(leaver);
  if (seconds === null) {
    return null;
  }
  const isLate = seconds > targetSeconds;
  const open = leaver.steps.filter((step) => isOpen(step) || isStuck(step)).length;
  const isOver = leaver.state === 'cancelled' || open === 0;
  const words = isOver ? `Proven after ${span(seconds)}` : `${open} of ${leaver.steps.length} open for ${span(seconds)}`;
  const judged = isLate ? `over the target of ${span(targetSeconds)}` : `within the target of ${span(targetSeconds)}`;
  const fill = make('span', { class: isLate ? 'fill late' : 'fill' });
  fill.style.width = `${Math.min(100, Math.max(2, (100 * seconds) / targetSeconds))}%`;
  return make(
    'div',
    { class: 'proof' },
    make('span', { class: 'track', 'aria-hidden': 'true' }, fill),
    make('p', { class: isLate ? 'late' : null }, `${words}, `, isLate ? make('strong', {}, `! ${judged}`) : judged),
  );
}

function stepLine(step) {
  const why = [step.message];
  if (step.next_attempt_at) {
    why.push(make('span', {}, 'Next attempt ', fromNow(step.next_attempt_at), '.'));
  }
  if (step.proven_at) {
    why.push(make('span', {}, step.outcome === 'already_inactive' ? 'Was inactive before; shown ' : 'Proven ', moment(step.proven_at), `, after ${span(step.seconds_to_proof)}.`));
  }
  const tries = step.attempts > 1 ? `${step.attempts} attempts` : null;
  return make(
    'li',
    { class: 'step' },
    make(
      'div',
      { class: 'where' },
      make('strong', {}, integration(step.integration)),
      make('code', { title: step.account }, step.account.slice(0, 8)),
      badge(STEP_STATES[step.state]),
      tries && make('span', { class: 'hint' }, tries),
    ),
    make('p', { class: 'why' }, ...why.filter(Boolean).flatMap((part) => [part, ' '])),
  );
}

function buttons(leaver, actions) {
  const name = nameOf(leaver);
  const all = [];
  if (leaver.state !== 'cancelled' && leaver.steps.some(isStuck)) {
    all.push(button('Retry', () => actions.retry(leaver), { 'data-action': 'retry', 'aria-label': `Retry ${name}` }));
  }
  if (['scheduled', 'running'].includes(leaver.state)) {
    all.push(button('Cancel', () => actions.cancel(leaver), { 'data-action': 'cancel', 'aria-label': `Cancel ${name}` }));
  }
  all.push(button('Evidence', () => actions.evidence(leaver), { 'data-action': 'evidence', 'aria-label': `Download the evidence of ${name}` }));
  return make('div', { class: 'row actions' }, ...all);
}
