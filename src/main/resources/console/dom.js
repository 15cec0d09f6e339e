// Elements, made of text only: nothing that comes from the service is ever read as HTML.

export const byId = (id) => document.getElementById(id);

/** Makes an element; attributes that are null or false are left out. */
export function make(tag, attributes = {}, ...children) {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (name === 'onclick') {
      element.addEventListener('click', value);
    } else if (value !== null && value !== undefined && value !== false) {
      element.setAttribute(name, value === true ? '' : value);
    }
  }
  element.append(...children.filter((child) => child !== null && child !== undefined));
  return element;
}

/** Shows a text, or hides the element if there is none. */
export function tell(element, text) {
  element.textContent = text ?? '';
  element.hidden = !text;
}

/** Says something to who listens to the page. */
export function announce(text) {
  byId('announcement').textContent = text;
}

/** A button that cannot be pressed again until what it does has ended. */
export function button(text, action, attributes = {}) {
  const element = make('button', { type: 'button', ...attributes }, text);
  element.addEventListener('click', () => busy(element, action));
  return element;
}

/** Does something while a button shows that it is under way; it keeps the focus. */
export async function busy(element, action) {
  if (element.getAttribute('aria-disabled') === 'true') {
    return;
  }
  element.setAttribute('aria-disabled', 'true');
  try {
    await action();
  } finally {
    element.removeAttribute('aria-disabled');
  }
}

/** Changes a list, and puts the focus back on the same button of the same entry. */
export function keepingFocus(list, change) {
  const focused = document.activeElement;
  const entry = list.contains(focused) ? focused.closest('[data-id]') : null;
  change();
  if (entry && !document.contains(focused)) {
    const same = list.querySelector(`[data-id="${CSS.escape(entry.dataset.id)}"]`);
    const again = same?.querySelector(`[data-action="${focused.dataset.action}"]`);
    (again ?? same?.querySelector('h3'))?.focus();
  } else if (entry && document.activeElement !== focused) {
    focused.focus();
  }
}
