// A dialog that says what a change would do, and makes it when that is confirmed.
import { h, uniqueId } from '../dom.js';
import { remark } from '../section.js';
import { text } from '../strings.js';

/**
 * @param {object} context
 * @param {object} content
 * @param {string} content.title
 * @param {any[]} content.body
 * @param {string|null} content.confirmLabel without it there is nothing to confirm, only something to read
 * @param {boolean} [content.destructive]
 * @param {boolean} [content.disabled] whether it cannot be confirmed yet, or at all
 * @param {HTMLElement} [content.focus] what is to have the focus first
 * @param {() => Promise<any>} content.confirmed makes the change; what it throws is shown
 * @returns {HTMLButtonElement} the button that confirms
 */
export function openDialog(context, { title, body, confirmLabel, destructive, disabled, focus, confirmed }) {
    const problem = h('div', { role: 'alert' });
    const confirm = h('button', { type: 'submit', disabled: Boolean(disabled),
        class: `jenkins-button ${destructive ? 'jenkins-!-destructive-color' : 'jenkins-button--primary'}` }, confirmLabel);
    const cancel = h('button', { type: 'button', class: 'jenkins-button', on: { click: () => dialog.close() } }, confirmLabel ? text.cancel : text.close);
    const titleId = uniqueId('dialog');
    const dialog = h('dialog', { class: 'jenkins-dialog mls-dialog', 'aria-labelledby': titleId },
        h('div', { class: 'jenkins-dialog__title', id: titleId }, title),
        h('form', { class: 'jenkins-dialog__contents', method: 'dialog' }, body, problem,
            h('div', { class: 'jenkins-buttons-row' }, confirmLabel && confirm, cancel)));
    dialog.querySelector('form').addEventListener('submit', async (event) => {
        event.preventDefault();
        confirm.disabled = true;
        try {
            await confirmed();
            location.reload();
        } catch (error) {
            problem.replaceChildren(remark('failed', error.message));
            confirm.disabled = false;
        }
    });
    dialog.addEventListener('close', () => dialog.remove());
    context.place.append(dialog);
    dialog.showModal();
    (focus ?? cancel).focus({ preventScroll: true });
    return confirm;
}

/** The field for a comment, which the history keeps. */
export function commentField() {
    const field = h('textarea', { class: 'jenkins-input', rows: 2, maxlength: 4000, id: uniqueId('comment') });
    return { field, label: h('label', { for: field.id }, text.commentLabel), value: () => field.value.trim() || null };
}

/** A button that opens a dialog, and says so where it stands when that fails. */
export function dialogButton(label, describe, open) {
    const button = h('button', { type: 'button', class: 'jenkins-button mls-button--small', 'aria-label': describe,
        on: { click: async () => {
            try {
                await open();
            } catch (error) {
                button.after(h('span', { role: 'alert' }, ` ${error.message}`));
            }
        } } }, label);
    return button;
}
