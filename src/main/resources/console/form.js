// The form for a new leaver: each account is asked first, then the leaver is accepted.
import { Refusal, postJson } from './api.js';
import { announce, busy, byId, make, tell } from './dom.js';
import { PROSPECTS, badge, integration } from './words.js';

const form = byId('new-leaver');
let checked;

/** Wires the form once; a leaver that is accepted is given to a function. */
export function wire(onAccepted) {
  byId('open-form').addEventListener('click', () => toggle(form.hidden));
  byId('close-form').addEventListener('click', () => toggle(false));
  byId('wishes').addEventListener('input', forgetForecast);
  form.addEventListener('submit', (event) => {
    event.preventDefault();
    busy(byId('check'), check);
  });
  byId('accept').addEventListener('click', () => busy(byId('accept'), () => accept(onAccepted)));
}

function toggle(open) {
  form.hidden = !open;
  byId('open-form').setAttribute('aria-expanded', `${open}`);
  if (open) {
    byId('email').focus();
  } else {
    forgetForecast();
    byId('open-form').focus();
  }
}

function forgetForecast() {
  checked = null;
  byId('forecast').hidden = true;
  tell(byId('form-problem'), null);
}

async function check() {
  forgetForecast();
  announce('Asking each account.');
  const request = wishes();
  await attempt(async () => {
    const forecast = await postJson('leavers', { ...request, dry_run: true });
    checked = request;
    show(forecast.steps);
  });
}

/** A leaver always gets an id here, so that one who is sent twice is accepted once. */
function wishes() {
  const request = {
    id: byId('leaver-id').value || `console-${randomHex()}`,
    person: { email: byId('email').value },
    give_up_after: `P${Number(byId('give-up').value)}D`,
  };
  if (byId('actor').value) {
    request.actor = { email: byId('actor').value };
  }
  if (byId('at').value) {
    request.at = new Date(byId('at').value).toISOString();
  }
  return request;
}

/** Without crypto.randomUUID, which browsers have only behind TLS and on this machine. */
function randomHex() {
  return Array.from(crypto.getRandomValues(new Uint8Array(12)), (byte) => byte.toString(16).padStart(2, '0')).join('');
}

function show(steps) {
  const could = steps.filter((step) => step.could_succeed !== false).length;
  byId('forecast-title').textContent = `${could} of ${steps.length} accounts could be deactivated as things are`;
  byId('forecast-steps').replaceChildren(...steps.map((step) => line(step)));
  byId('forecast').hidden = false;
  byId('forecast-title').focus();
}

function line(step) {
  const box = make('input', { type: 'checkbox', value: step.account, checked: true, 'aria-label': `Include ${integration(step.integration)} ${step.account}` });
  const requests = step.requests.map((request) => make('li', {}, make('code', {}, `${request.method} ${request.url}`)));
  return make(
    'li',
    { class: 'step' },
    make(
      'div',
      { class: 'where' },
      box,
      make('strong', {}, integration(step.integration)),
      make('code', { title: step.account }, step.account.slice(0, 8)),
      badge(PROSPECTS[step.could_succeed]),
      step.user_id ? make('span', { class: 'hint' }, `user ${step.user_id}`) : null,
    ),
    make('p', { class: 'why' }, step.reason),
    requests.length ? make('details', {}, make('summary', {}, `${requests.length === 1 ? 'The request' : `The ${requests.length} requests`}`), make('ul', {}, ...requests)) : null,
  );
}

async function accept(onAccepted) {
  const boxes = [...byId('forecast-steps').querySelectorAll('input')];
  const accounts = boxes.filter((box) => box.checked).map((box) => box.value);
  if (accounts.length === 0) {
    tell(byId('form-problem'), 'Include at least one account.');
    return;
  }
  await attempt(async () => {
    const leaver = await postJson('leavers', { ...checked, accounts });
    form.reset();
    toggle(false);
    await onAccepted(leaver);
  });
}

async function attempt(action) {
  try {
    await action();
  } catch (problem) {
    if (!(problem instanceof Refusal)) {
      throw problem;
    }
    tell(byId('form-problem'), problem.message);
  }
}
