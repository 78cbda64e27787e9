// Moving an alias: first what it would change, then a comment, then the change.
import { h } from '../dom.js';
import { metricChanges } from '../metrics.js';
import { recorded, remark } from '../section.js';
import { text } from '../strings.js';
import { commentField, dialogButton, openDialog } from './dialog.js';

/** @param {{name: string, alias: string, number?: number}} wish without a number: a rollback */
async function openChange(context, wish) {
    const rollback = wish.number === undefined;
    const change = await context.api.get('change', wish);
    const comment = commentField();
    const refused = !rollback && change.gatesPassed === false;
    const force = h('input', { type: 'checkbox', on: { change: () => { confirm.disabled = !force.checked; } } });
    const confirm = openDialog(context, {
        title: rollback ? text.rollBackTitle(`${wish.name}@${wish.alias}`) : text.promoteTitle(`${wish.name}/${wish.number}`),
        body: [
            h('p', null, text.changeSentence(wish.alias, change.from, change.to)),
            change.failedGates.length > 0 && h('div', null, change.failedGates.map((sentence) => remark('failed', recorded(sentence)))),
            change.metrics.length > 0 && metricChanges(change.from ? text.metricsBetween(change.from) : text.metrics, change.metrics, change.from),
            comment.label,
            comment.field,
            refused && h('label', { class: 'mls-choice__option' }, force, h('span', null, text.force)),
        ],
        confirmLabel: rollback ? text.confirmRollBack : text.confirmPromote,
        disabled: refused || change.from === change.to,
        focus: comment.field,
        confirmed: () => context.api.post(rollback ? 'rollback' : 'promote', {
            name: wish.name, alias: wish.alias, number: change.to, comment: comment.value(), force: force.checked,
        }),
    });
}

/** A button for moving an alias. */
export const changeButton = (context, label, describe, wish) => dialogButton(label, describe, () => openChange(context, wish()));
