// Moving an alias: first what it would change, then a comment, then the change.
import { h, uniqueId } from '../dom.js';
import { metricChanges } from '../metrics.js';
import { remark } from '../section.js';
import { text } from '../strings.js';

/** @param {{name: string, alias: string, number?: number}} wish without a number: a rollback */
export async function openChange(context, wish) {
    const rollback = wish.number === undefined;
    const change = await context.api.get('change', wish);
    const comment = h('textarea', { class: 'jenkins-input', rows: 2, maxlength: 4000, id: uniqueId('comment') });
    const refused = !rollback && change.gatesPassed === false;
    const force = h('input', { type: 'checkbox', on: { change: () => { confirm.disabled = !force.checked; } } });
    const problem = h('div', { role: 'alert' });
    const confirm = h('button', { type: 'submit', class: 'jenkins-button jenkins-button--primary', disabled: refused || change.from === change.to },
        rollback ? text.confirmRollBack : text.confirmPromote);
    const title = uniqueId('dialog');
    const dialog = h('dialog', { class: 'jenkins-dialog mls-dialog', 'aria-labelledby': title },
        h('div', { class: 'jenkins-dialog__title', id: title }, rollback ? text.rollBackTitle(`${wish.name}@${wish.alias}`) : text.promoteTitle(`${wish.name}/${wish.number}`)),
        h('form', { class: 'jenkins-dialog__contents', method: 'dialog' },
            h('p', null, text.changeSentence(wish.alias, change.from, change.to)),
            change.failedGates.length > 0 && h('div', null, change.failedGates.map((sentence) => remark('failed', sentence))),
            change.metrics.length > 0 && metricChanges(change.from ? text.metricsBetween(change.from) : text.metrics, change.metrics, change.from),
            h('label', { for: comment.id }, text.commentLabel),
            comment,
            refused && h('label', { class: 'mls-choice__option' }, force, h('span', null, text.force)),
            problem,
            h('div', { class: 'jenkins-buttons-row' }, confirm,
                h('button', { type: 'button', class: 'jenkins-button', on: { click: () => dialog.close() } }, text.cancel))));
    dialog.querySelector('form').addEventListener('submit', async (event) => {
        event.preventDefault();
        confirm.disabled = true;
        try {
            await context.api.post(rollback ? 'rollback' : 'promote', {
                name: wish.name, alias: wish.alias, number: change.to, comment: comment.value.trim() || null, force: force.checked,
            });
            location.reload();
        } catch (error) {
            problem.replaceChildren(remark('failed', error.message));
            confirm.disabled = false;
        }
    });
    dialog.addEventListener('close', () => dialog.remove());
    context.place.append(dialog);
    dialog.showModal();
    comment.focus();
}

/** A button that opens the dialog, and says so where it stands when that fails. */
export function changeButton(context, label, describe, wish) {
    const button = h('button', { type: 'button', class: 'jenkins-button mls-button--small', 'aria-label': describe,
        on: { click: async () => {
            try {
                await openChange(context, wish());
            } catch (error) {
                button.after(h('span', { role: 'alert' }, ` ${error.message}`));
            }
        } } }, label);
    return button;
}
