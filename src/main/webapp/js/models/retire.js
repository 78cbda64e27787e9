// Archiving, restoring and deleting a version, and freeing what nothing needs: first what it would do, then the change.
import { h } from '../dom.js';
import * as format from '../format.js';
import { recorded, remark } from '../section.js';
import { text } from '../strings.js';
import { plainTable } from '../table.js';
import { commentField, dialogButton, openDialog } from './dialog.js';

/** The buttons for what may be done with a version now. */
export function retireButtons(context, view) {
    const possible = { active: ['archive', 'delete'], archived: ['restore', 'delete'] }[view.state.status] ?? [];
    const reference = `${view.model}/${view.number}`;
    return view.may.delete ? possible.map((what) => dialogButton(text.retire[what], text.retireTitle[what](reference),
        () => openRetirement(context, what, view.model, view.number))) : [];
}

async function openRetirement(context, change, name, number) {
    const outlook = await context.api.get('retirement', { name, number, change });
    const comment = commentField();
    openDialog(context, {
        title: text.retireTitle[change](`${name}/${number}`),
        body: outlook.refused ? [remark('failed', recorded(outlook.refused))] : [
            h('p', null, text.retireSentence[change]),
            change === 'delete' && freed(outlook),
            outlook.kept.map((sentence) => remark('info', recorded(sentence))),
            comment.label,
            comment.field,
        ],
        confirmLabel: outlook.refused ? null : text.retireConfirm[change],
        destructive: change === 'delete',
        confirmed: () => context.api.post(change, { name, number, comment: comment.value() }),
    });
}

function freed({ freed: paths, bytes }) {
    return paths.length === 0 ? h('p', null, text.freesNothing) : h('div', null,
        h('p', null, text.frees(paths.length, format.bytes(bytes))),
        h('ul', null, paths.map((path) => h('li', { class: 'mls-name' }, path))));
}

/** The button that shows what nothing needs any more, and frees it when that is confirmed. */
export const garbageButton = (context) => dialogButton(text.garbage, text.garbageTitle, async () => {
    const { pieces, bytes } = await context.api.get('garbage');
    openDialog(context, {
        title: text.garbageTitle,
        body: pieces.length === 0 ? [h('p', null, text.garbageNone)] : [
            h('p', null, text.garbageFound(pieces.length, format.bytes(bytes))),
            plainTable(text.garbageTitle, [
                { key: 'where', title: text.where, rowHeader: true, className: 'mls-name', cell: (piece) => piece.where },
                { key: 'bytes', title: text.size, numeric: true, cell: (piece) => format.bytes(piece.bytes) },
                { key: 'why', title: text.reason, cell: (piece) => recorded(piece.why) },
            ], pieces.slice(0, 200)),
        ],
        confirmLabel: pieces.length === 0 ? null : text.garbageConfirm,
        destructive: true,
        confirmed: () => context.api.post('free', {}),
    });
});
