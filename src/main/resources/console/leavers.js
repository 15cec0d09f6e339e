// The list of leavers: a page of it as it is now, looked at again and again, but never in a hurry.
import { Refusal, download, getJson, leaverPath, postJson } from './api.js';
import { card, isOpen, isStuck, nameOf, secondsToProof } from './card.js';
import { announce, byId, keepingFocus, make, tell } from './dom.js';
import { LEAVER_STATES, span } from './words.js';

const QUICK_SECONDS = 4;
const SLOW_SECONDS = 60;
const SLOWEST_SECONDS = 300;
const PAGE = 25;
const HOUR = 3600;

const list = byId('leavers');
let onProblem;
let cursors = [null];
let next = null;
let shown = new Map();
let wait = QUICK_SECONDS;
let timer;
let round = 0;

/** Wires the list once; what goes wrong is given to a function, null when all is well again. */
export function wire(problem) {
  onProblem = problem;
  const states = Object.entries(LEAVER_STATES).map(([state, [, words]]) => make('option', { value: state }, words));
  byId('state').append(make('option', { value: '' }, 'All'), ...states);
  byId('state').addEventListener('change', () => show([null]));
  byId('target').addEventListener('change', () => {
    shown.forEach((entry) => (entry.text = null));
    load();
  });
  byId('newer').addEventListener('click', () => show(cursors.slice(0, -1)));
  byId('older').addEventListener('click', () => show([...cursors, next]));
  byId('keep').addEventListener('click', () => byId('confirm').close());
  document.addEventListener('visibilitychange', () => document.hidden || (timer && load()));
}

/** Begins to show the newest leavers, in all states. */
export function begin() {
  byId('state').value = '';
  return show([null]);
}

/** Shows nothing more. */
export function end() {
  round++;
  clearTimeout(timer);
  timer = null;
  shown = new Map();
  list.replaceChildren();
}

function show(path) {
  cursors = path;
  wait = QUICK_SECONDS;
  return load();
}

/** Looks once, and plans to look again: sooner where something changes, later where nothing does. */
export async function load() {
  const mine = ++round;
  clearTimeout(timer);
  const query = new URLSearchParams({ limit: PAGE });
  if (byId('state').value) {
    query.set('state', byId('state').value);
  }
  if (cursors.at(-1)) {
    query.set('next_cursor', cursors.at(-1));
  }
  try {
    const page = await getJson(`leavers?${query}`);
    if (mine !== round) {
      return;
    }
    wait = render(page) ? QUICK_SECONDS : Math.min(SLOW_SECONDS, wait * 1.5);
    onProblem(null, wait);
    plan();
  } catch (problem) {
    if (!(problem instanceof Refusal)) {
      throw problem;
    }
    if (mine === round) {
      wait = Math.max(problem.retryAfterSeconds ?? 0, Math.min(SLOWEST_SECONDS, wait * 2));
      if (onProblem(problem, wait)) {
        plan();
      }
    }
  }
}

function plan() {
  clearTimeout(timer);
  timer = setTimeout(() => document.hidden || load(), wait * 1000);
}

/** Puts the page on the screen; true if anything is not as it was. */
function render(page) {
  const before = shown;
  shown = new Map();
  let changed = before.size !== page.result.length;
  for (const leaver of page.result) {
    const text = JSON.stringify(leaver);
    const known = before.get(leaver.id);
    const fresh = known?.text !== text;
    changed ||= fresh;
    tellChange(known?.leaver, leaver);
    const isMoving = leaver.state === 'running';
    const element = fresh || isMoving ? card(leaver, targetSeconds(), actions) : known.element;
    shown.set(leaver.id, { text, leaver, element });
  }
  keepingFocus(list, () => put([...shown.values()].map((entry) => entry.element)));
  next = page.next_cursor;
  frame(page.result);
  return changed;
}

/** Leaves in place what is there already. */
function put(elements) {
  elements.forEach((element, place) => {
    const there = list.children[place];
    if (there === element) {
      return;
    }
    if (there?.dataset.id === element.dataset.id) {
      there.replaceWith(element);
    } else {
      list.insertBefore(element, there ?? null);
    }
  });
  while (list.children.length > elements.length) {
    list.lastChild.remove();
  }
}

function tellChange(before, now) {
  if (before && before.state !== now.state) {
    announce(`${nameOf(now)}: ${LEAVER_STATES[now.state][1]}`);
  }
}

function frame(leavers) {
  const filtered = byId('state').value !== '' || cursors.length > 1;
  const nobody = filtered ? 'No leaver is in this state.' : 'Nobody is leaving yet. Begin with “New leaver”.';
  tell(byId('nothing'), leavers.length ? null : nobody);
  byId('pages').hidden = cursors.length === 1 && !next;
  byId('newer').disabled = cursors.length === 1;
  byId('older').disabled = !next;
  byId('page').textContent = `Page ${cursors.length}`;
  byId('updated').textContent = `as of ${new Date().toLocaleTimeString('en-GB')}`;
  figures(leavers);
}

const targetSeconds = () => (Number(byId('target').value) || 24) * HOUR;

function figures(leavers) {
  const steps = leavers.filter((leaver) => leaver.state !== 'cancelled').flatMap((leaver) => leaver.steps);
  const proofs = steps.map((step) => step.seconds_to_proof).filter((value) => value !== undefined).sort((one, other) => one - other);
  const inTime = proofs.filter((seconds) => seconds <= targetSeconds()).length;
  const late = leavers.filter((leaver) => leaver.state !== 'cancelled' && secondsToProof(leaver) > targetSeconds()).length;
  const told = [
    ['Open accounts', steps.filter(isOpen).length],
    ['Need attention', steps.filter(isStuck).length],
    ['Leavers over target', late],
    ['Proven within target', proofs.length ? `${inTime} of ${proofs.length}` : '–'],
    ['Median proof', proofs.length ? span(proofs[Math.floor((proofs.length - 1) / 2)]) : '–'],
    ['Slowest proof', proofs.length ? span(proofs.at(-1)) : '–'],
  ];
  byId('figures').hidden = leavers.length === 0;
  byId('figures').replaceChildren(...told.map(([name, value]) => make('div', {}, make('dt', {}, name), make('dd', {}, `${value}`))));
}

const actions = {
  retry: (leaver) => act(leaver, '/retry', 'opened anew'),
  cancel: confirmCancel,
  evidence: (leaver) => attempt(() => download(leaverPath(leaver.id, '/evidence'), `evidence-${leaver.id}.json`)),
};

async function act(leaver, below, done) {
  await attempt(async () => {
    await postJson(leaverPath(leaver.id, below));
    announce(`${nameOf(leaver)}: ${done}`);
    wait = QUICK_SECONDS;
    await load();
  });
}

function confirmCancel(leaver) {
  byId('confirm-title').textContent = `Cancel ${nameOf(leaver)}?`;
  byId('cancel').onclick = () => {
    byId('confirm').close();
    act(leaver, '/cancel', 'cancelled');
  };
  byId('confirm').showModal();
  byId('keep').focus();
}

/** Does something that may be refused. */
export async function attempt(action) {
  onProblem(null);
  try {
    await action();
  } catch (problem) {
    if (!(problem instanceof Refusal)) {
      throw problem;
    }
    onProblem(problem);
  }
}
